@NullMarked
package ai.whattalk.jdbc.sql.pushdown.scan;

import org.jspecify.annotations.NullMarked;
