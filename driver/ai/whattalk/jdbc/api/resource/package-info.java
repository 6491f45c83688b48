@NullMarked
package ai.whattalk.jdbc.api.resource;

import org.jspecify.annotations.NullMarked;
