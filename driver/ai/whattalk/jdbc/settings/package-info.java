@NullMarked
package ai.whattalk.jdbc.settings;

import org.jspecify.annotations.NullMarked;
