/** What the tests of all packages share: a simulated API, and rows for it. */
@NullMarked
package ai.whattalk.jdbc.testing;

import org.jspecify.annotations.NullMarked;
