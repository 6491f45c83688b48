/**
 * Between the text of a statement and Calcite's parser: comments, tokens, precedence, and what the
 * parser says when it fails. Each class takes the tokens of one kind of construct and gives those
 * that the parser knows. In: SQL; out: SQL for the parser, with the places of what was written.
 */
@NullMarked
package ai.whattalk.jdbc.sql.dialect.parse;

import org.jspecify.annotations.NullMarked;
