/**
 * From a URL and {@link java.util.Properties} to the settings of a connection.
 *
 * <p>Door: {@code ConnectionSettings}; {@code ConnectionProperty} is the list of the properties,
 * for the driver and for the data source.
 */
@NullMarked
package ai.whattalk.jdbc.settings;

import org.jspecify.annotations.NullMarked;
