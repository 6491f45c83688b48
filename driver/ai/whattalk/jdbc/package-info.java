/**
 * The JDBC face: what {@link java.sql.DriverManager} and its users see.
 *
 * <p>It implements the interfaces of {@code java.sql} itself. Avatica's classes, which Calcite's
 * own driver extends, were the first design: they refuse without SQLState or message, let runtime
 * exceptions out, take some setters for no-ops, wrap numbers and shift timestamps by calendars, so
 * that nearly every method had to be overridden, and one forgotten was silently wrong. Here the
 * compiler asks for each method; what an interface holds that a read-only driver refuses stands in
 * the classes {@code ReadOnly…}. Nothing of Calcite or of HTTP comes in.
 */
@NullMarked
package ai.whattalk.jdbc;

import org.jspecify.annotations.NullMarked;
