@NullMarked
package ai.whattalk.jdbc.sql.dialect.operator;

import org.jspecify.annotations.NullMarked;
