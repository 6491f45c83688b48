/**
 * PostgreSQL's SQL, from text to a parse tree that Calcite can validate, or a refusal. Its rooms,
 * from the bottom: {@code function} computes, {@code aggregate} accumulates, {@code operator} is
 * the list of what is admitted, {@code parse} changes text and tokens, {@code tree} the parse tree,
 * {@code rewrite} what Calcite has made of it.
 *
 * <p>In: the text of a statement; out: a parse tree, by {@code StatementParser}. What planning and
 * execution name of the rooms besides, which are passes, operators and functions, is listed by
 * ArchitectureTest.
 */
@NullMarked
package ai.whattalk.jdbc.sql.dialect;

import org.jspecify.annotations.NullMarked;
