@NullMarked
package ai.whattalk.jdbc.sql.algebra;

import org.jspecify.annotations.NullMarked;
