/** The JDBC face: what {@link java.sql.DriverManager} and its users see. */
@NullMarked
package ai.whattalk.jdbc;

import org.jspecify.annotations.NullMarked;
