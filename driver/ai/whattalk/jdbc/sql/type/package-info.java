@NullMarked
package ai.whattalk.jdbc.sql.type;

import org.jspecify.annotations.NullMarked;
