@NullMarked
package ai.whattalk.jdbc.sql.pushdown.count;

import org.jspecify.annotations.NullMarked;
