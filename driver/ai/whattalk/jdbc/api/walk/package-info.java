@NullMarked
package ai.whattalk.jdbc.api.walk;

import org.jspecify.annotations.NullMarked;
