@NullMarked
package ai.whattalk.jdbc.sql.dialect.rewrite;

import org.jspecify.annotations.NullMarked;
