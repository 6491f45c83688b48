@NullMarked
package ai.whattalk.jdbc.sql.dialect.aggregate;

import org.jspecify.annotations.NullMarked;
