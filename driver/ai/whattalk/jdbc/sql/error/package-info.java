@NullMarked
package ai.whattalk.jdbc.sql.error;

import org.jspecify.annotations.NullMarked;
