@NullMarked
package ai.whattalk.jdbc.api.evidence;

import org.jspecify.annotations.NullMarked;
