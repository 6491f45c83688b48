/** The embedded demo account: the API's semantics over made-up conversations, without a network. */
@NullMarked
package ai.whattalk.jdbc.demo;

import org.jspecify.annotations.NullMarked;
