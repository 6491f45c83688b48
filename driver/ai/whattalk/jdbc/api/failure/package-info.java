@NullMarked
package ai.whattalk.jdbc.api.failure;

import org.jspecify.annotations.NullMarked;
