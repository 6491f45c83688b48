@NullMarked
package ai.whattalk.jdbc.api.network;

import org.jspecify.annotations.NullMarked;
