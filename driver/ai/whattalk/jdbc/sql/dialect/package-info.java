@NullMarked
package ai.whattalk.jdbc.sql.dialect;

import org.jspecify.annotations.NullMarked;
