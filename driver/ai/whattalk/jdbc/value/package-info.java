@NullMarked
package ai.whattalk.jdbc.value;

import org.jspecify.annotations.NullMarked;
