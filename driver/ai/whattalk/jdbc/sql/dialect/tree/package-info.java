@NullMarked
package ai.whattalk.jdbc.sql.dialect.tree;

import org.jspecify.annotations.NullMarked;
