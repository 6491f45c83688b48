@NullMarked
package ai.whattalk.jdbc.readonly;

import org.jspecify.annotations.NullMarked;
