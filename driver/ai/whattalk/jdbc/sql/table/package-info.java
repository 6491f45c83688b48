@NullMarked
package ai.whattalk.jdbc.sql.table;

import org.jspecify.annotations.NullMarked;
