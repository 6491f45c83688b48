/**
 * Measures the driver beside its rivals and writes {@code docs/benchmarks.md}: {@code mvn -Pbench
 * verify}. No build runs it.
 */
@NullMarked
package ai.whattalk.jdbc.bench;

import org.jspecify.annotations.NullMarked;
