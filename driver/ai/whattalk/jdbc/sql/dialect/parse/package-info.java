@NullMarked
package ai.whattalk.jdbc.sql.dialect.parse;

import org.jspecify.annotations.NullMarked;
