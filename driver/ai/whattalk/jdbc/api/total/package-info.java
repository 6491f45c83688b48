@NullMarked
package ai.whattalk.jdbc.api.total;

import org.jspecify.annotations.NullMarked;
