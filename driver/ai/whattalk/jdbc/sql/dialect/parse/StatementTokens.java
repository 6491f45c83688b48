package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.APPROX_NUMERIC_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.BINARY_STRING_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.C_STYLE_ESCAPED_STRING_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DECIMAL_NUMERIC_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.IDENTIFIER;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.PREFIXED_STRING_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.QUOTED_IDENTIFIER;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.QUOTED_STRING;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.UNICODE_STRING_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.UNSIGNED_INTEGER_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.tokenImage;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StopCheck;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * The words and signs of a statement, between the lexer and the parser: what comes before is read
 * and what comes after can be changed, as a rule goes through them from the first to the last.
 */
public final class StatementTokens {
  private static final Set<Integer> LITERALS =
      Set.of(
          UNSIGNED_INTEGER_LITERAL,
          APPROX_NUMERIC_LITERAL,
          DECIMAL_NUMERIC_LITERAL,
          BINARY_STRING_LITERAL,
          QUOTED_STRING,
          PREFIXED_STRING_LITERAL,
          UNICODE_STRING_LITERAL,
          C_STYLE_ESCAPED_STRING_LITERAL);

  /** The kinds of words and signs, by how they are written. */
  private static final Map<String, Integer> KINDS =
      IntStream.range(0, tokenImage.length)
          .boxed()
          .filter(kind -> tokenImage[kind].startsWith("\""))
          .collect(
              Collectors.toMap(
                  kind -> tokenImage[kind].substring(1, tokenImage[kind].length() - 1),
                  kind -> kind,
                  Math::min));

  /** Characters of a token that a message shows. */
  private static final int MAX_SHOWN = 40;

  private final List<Token> tokens;

  StatementTokens(List<Token> tokens) {
    this.tokens = new ArrayList<>(tokens);
  }

  List<Token> all() {
    return tokens;
  }

  public int size() {
    return tokens.size();
  }

  /** The kind of a token, which is EOF before the first and after the last. */
  public int kind(int index) {
    StopCheck.tick();
    return index < 0 || index >= tokens.size() ? EOF : tokens.get(index).kind;
  }

  /** The word at an index in upper case; empty if there is none, or a quoted one. */
  public String word(int index) {
    if (index < 0 || index >= tokens.size()) {
      return "";
    }
    String image = tokens.get(index).image;
    return !image.isEmpty()
            && Character.isUnicodeIdentifierStart(image.codePointAt(0))
            && !isLiteral(index)
        ? image.toUpperCase(Locale.ROOT)
        : "";
  }

  public String image(int index) {
    return tokens.get(index).image;
  }

  /** A token as a message shows it. */
  public String shown(int index) {
    String image = tokens.get(index).image;
    String begin =
        image.length() <= MAX_SHOWN
            ? image
            : image.substring(0, image.offsetByCodePoints(0, MAX_SHOWN / 2)) + "…";
    return kind(index) == EOF ? "the end" : isLiteral(index) ? begin : '"' + begin + '"';
  }

  public boolean isWord(int index, String... words) {
    return List.of(words).contains(word(index));
  }

  boolean isLiteral(int index) {
    return LITERALS.contains(kind(index));
  }

  boolean isString(int index) {
    return kind(index) == QUOTED_STRING;
  }

  /** The text of a string literal. */
  String string(int index) {
    String image = tokens.get(index).image;
    return image.substring(1, image.length() - 1).replace("''", "'");
  }

  /** A word that the parser has a meaning for, as opposed to a name. */
  boolean isKeyword(int index) {
    return kind(index) != IDENTIFIER && !word(index).isEmpty();
  }

  SqlParserPos position(int index) {
    Token token = tokens.get(index);
    return new SqlParserPos(token.beginLine, token.beginColumn, token.endLine, token.endColumn);
  }

  /** Makes a keyword a name. */
  void quote(int index) {
    Token token = tokens.get(index);
    tokens.set(index, token(QUOTED_IDENTIFIER, '"' + token.image + '"', token));
  }

  void remove(int index) {
    tokens.remove(index);
  }

  void remove(int index, int count) {
    tokens.subList(index, index + count).clear();
  }

  void move(int from, int to) {
    tokens.add(to, tokens.remove(from));
  }

  /** Inserts tokens before the end at the latest; errors place them where their successor is. */
  void insert(int index, String... images) {
    int place = Math.min(index, tokens.size() - 1);
    Token successor = tokens.get(place);
    tokens.addAll(
        place, Stream.of(images).map(image -> token(kind(image), image, successor)).toList());
  }

  /** The kind of a word or sign of the grammar, of a text or name in quotes, or of a number. */
  private static int kind(String image) {
    char first = image.charAt(0);
    return first == '\''
        ? QUOTED_STRING
        : first == '"'
            ? QUOTED_IDENTIFIER
            : !Character.isDigit(first)
                ? Objects.requireNonNull(KINDS.get(image), image)
                : image.contains(".") ? DECIMAL_NUMERIC_LITERAL : UNSIGNED_INTEGER_LITERAL;
  }

  /** Puts parentheses before tokens and before others, by their indexes now. */
  void enclose(Collection<Integer> begins, Collection<Integer> ends) {
    Set<Integer> opened = Set.copyOf(begins);
    Set<Integer> closed = Set.copyOf(ends);
    List<Token> enclosed = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (closed.contains(i)) {
        enclosed.add(token(RPAREN, ")", tokens.get(i)));
      }
      if (opened.contains(i)) {
        enclosed.add(token(LPAREN, "(", tokens.get(i)));
      }
      enclosed.add(tokens.get(i));
    }
    tokens.clear();
    tokens.addAll(enclosed);
  }

  /** The index of the parenthesis or bracket that closes the one at an index; or the end. */
  int closing(int index) {
    int depth = 0;
    for (int i = index; i < tokens.size(); i++) {
      switch (kind(i)) {
        case LPAREN, LBRACKET -> depth++;
        case RPAREN, RBRACKET -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size();
  }

  /** The index of the parenthesis that is open before an index; -1 if there is none. */
  int opening(int index) {
    int depth = 1;
    int i = index;
    do {
      i--;
      depth += kind(i) == RPAREN ? 1 : kind(i) == LPAREN ? -1 : 0;
    } while (depth > 0 && i >= 0);
    return i;
  }

  /** What is read in a token, whose place an error names. */
  <T> T read(int index, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (QueryException e) {
      throw failure(index, e.problem(), e.getMessage());
    }
  }

  /** The index of the first parenthesis that has no other one; -1 if there is none. */
  int unpaired() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (kind(i) == LPAREN) {
        open.push(i);
      } else if (kind(i) == RPAREN && open.poll() == null) {
        return i;
      }
    }
    return open.isEmpty() ? -1 : open.peekLast();
  }

  public QueryException failure(int index, QueryProblem problem, String message) {
    return QueryException.at(position(index), problem, message);
  }

  static Token token(int kind, String image, Token place) {
    Token token = Token.newToken(kind);
    token.kind = kind;
    token.image = image;
    token.beginLine = place.beginLine;
    token.beginColumn = place.beginColumn;
    token.endLine = place.endLine;
    token.endColumn = place.endColumn;
    return token;
  }
}
