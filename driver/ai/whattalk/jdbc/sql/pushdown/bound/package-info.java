@NullMarked
package ai.whattalk.jdbc.sql.pushdown.bound;

import org.jspecify.annotations.NullMarked;
