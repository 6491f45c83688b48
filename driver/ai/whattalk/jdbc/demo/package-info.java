/**
 * The embedded demo account: the API's semantics over made-up rows, without a network. Door: {@code
 * DemoApi}. In: requests as they would go out; out: answers as the API's.
 */
@NullMarked
package ai.whattalk.jdbc.demo;

import org.jspecify.annotations.NullMarked;
