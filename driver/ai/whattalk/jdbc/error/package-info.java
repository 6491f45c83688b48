@NullMarked
package ai.whattalk.jdbc.error;

import org.jspecify.annotations.NullMarked;
