@NullMarked
package ai.whattalk.jdbc.sql.run;

import org.jspecify.annotations.NullMarked;
