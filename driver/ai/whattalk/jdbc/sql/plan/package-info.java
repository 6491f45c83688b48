@NullMarked
package ai.whattalk.jdbc.sql.plan;

import org.jspecify.annotations.NullMarked;
