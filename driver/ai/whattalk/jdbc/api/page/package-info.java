@NullMarked
package ai.whattalk.jdbc.api.page;

import org.jspecify.annotations.NullMarked;
