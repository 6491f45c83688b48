/**
 * What every {@link java.sql.SQLException} of the driver is made of: SQLStates and warnings.
 *
 * <p>Door: {@code ErrorTranslator}, which makes SQLExceptions of the failures of {@code sql} and
 * {@code api}; {@code JdbcError} for what the face itself refuses, and {@code ArgumentCheck} for
 * what callers give to it.
 */
@NullMarked
package ai.whattalk.jdbc.error;

import org.jspecify.annotations.NullMarked;
