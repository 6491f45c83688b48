/**
 * PostgreSQL's functions as static methods, which generated code calls. In and out: values in
 * Calcite's representation. Nothing of Calcite's trees comes in, but its types in patterns of
 * dates.
 */
@NullMarked
package ai.whattalk.jdbc.sql.dialect.function;

import org.jspecify.annotations.NullMarked;
