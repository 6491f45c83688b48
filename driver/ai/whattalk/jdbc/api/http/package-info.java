@NullMarked
package ai.whattalk.jdbc.api.http;

import org.jspecify.annotations.NullMarked;
