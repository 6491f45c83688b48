/**
 * The shell, which is in a jar of its own with the driver, SQLLine and JLine, and in no other.
 *
 * <p>It sees the driver as any program does: through {@code java.sql} and the public types of the
 * face. In come arguments, lines of a terminal, scripts; out go rows to stdout, all else to stderr,
 * and an {@link ai.whattalk.jdbc.shell.ExitStatus}. A terminal is SQLLine's, which gets a
 * connection that is open already and no key; statements from the command line, a file or a pipe
 * are run here, since what SQLLine writes as CSV and JSON loses nulls and digits.
 */
@NullMarked
package ai.whattalk.jdbc.shell;

import org.jspecify.annotations.NullMarked;
