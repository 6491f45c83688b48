@NullMarked
package ai.whattalk.jdbc.sql.dialect.function;

import org.jspecify.annotations.NullMarked;
