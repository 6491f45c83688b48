package ai.whattalk.jdbc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks the questions of {@link MixedAccount} on servers that lie: each on a server of which nothing
 * is known, and all of them in turn on one server.
 */
public final class Interrogation implements AutoCloseable {

  /**
   * Of the questions that each need a server of their own, one in so many is asked in a round, and
   * others in the next.
   */
  private static final int SHARE = RandomCases.oneIn("interrogation.share", 24);

  /** And of those that are asked in turn on one server. */
  private static final int LATER_SHARE = RandomCases.oneIn("interrogation.later", 8);

  /** Rounds so far of a test and a share: which classes a JVM has run before is chance. */
  private static final Map<List<Object>, AtomicInteger> ROUNDS = new ConcurrentHashMap<>();

  /** An answer that is not the API's; rows moved. */
  private static final Set<String> HONEST_FAILURES = Set.of("08P01", "40001");

  /** Of a hundred questions, those that may end so where answers are expected all the same. */
  private static final int SELDOM = 5;

  private final Class<?> test;
  private final List<Conversation> rows;
  private final OracleDatabase oracle;

  /** What is true of the rows. */
  private final Map<Question, ResultRows> answers = new HashMap<>();

  /** What is true of the rows before or after they became others. */
  private final Map<Question, List<ResultRows>> answersOfBoth = new HashMap<>();

  private List<Conversation> rowsAfter = List.of();
  private final List<String> wrong = new ArrayList<>();

  /** Questions that might fail, and those that did. */
  private int asked;

  private int failed;

  /**
   * Over the rows of {@link MixedAccount}.
   *
   * @param test whose rounds go on
   */
  public Interrogation(Class<?> test) throws SQLException {
    this(test, MixedAccount.ROWS);
  }

  /** Over other rows. */
  public Interrogation(Class<?> test, List<Conversation> rows) throws SQLException {
    this.test = test;
    this.rows = rows;
    oracle = new OracleDatabase(rows);
  }

  /** What may come of a question beside the answer that is true of the rows. */
  public enum Leniency {
    NONE,
    /** What can't be known may be said to be so. */
    FAILURE,
    /** Where the server fools even who reads all rows, the answer may be that of what is read. */
    AS_READ
  }

  @Override
  public void close() throws SQLException {
    oracle.close();
    assertThat(wrong).isEmpty();
  }

  /** Asks each question at first and later on. */
  public void ask(Consumer<SimulatedApi> lie) throws SQLException {
    ask(lie, MixedAccount.questions());
  }

  /** Asks each of some questions at first and later on. */
  public void ask(Consumer<SimulatedApi> lie, List<Question> questions) throws SQLException {
    askAtFirst(lie, questions, Leniency.NONE);
    askLaterOn(lie, api -> {}, questions, Leniency.NONE);
  }

  /** Asks each question on a server of its own. */
  public void askAtFirst(Consumer<SimulatedApi> lie, List<Question> questions, Leniency leniency)
      throws SQLException {
    for (Question question : ofThisRound(questions, SHARE)) {
      try (SimulatedApi api = new SimulatedApi(rows)) {
        lie.accept(api);
        try (Connection connection = connect(api)) {
          QueryOutcome got = QueryOutcome.of(() -> question.query().read(connection));
          String difference = difference(question, got, leniency);
          if (difference != null && leniency == Leniency.AS_READ) {
            difference = differenceFromWhatIsRead(question, got, lie);
          }
          note("at first", question, difference);
        }
      }
    }
  }

  /** Asks questions on one server twice; in between, it may begin to lie in another way. */
  public void askLaterOn(
      Consumer<SimulatedApi> lie,
      Consumer<SimulatedApi> newLie,
      List<Question> questions,
      Leniency leniency)
      throws SQLException {
    List<Question> asked = ofThisRound(questions, LATER_SHARE);
    try (SimulatedApi api = new SimulatedApi(rows)) {
      lie.accept(api);
      try (Connection connection = connect(api)) {
        askAll(asked, connection, leniency);
        newLie.accept(api);
        askAll(asked, connection, leniency);
      }
    }
  }

  private List<Question> ofThisRound(List<Question> questions, int share) {
    AtomicInteger rounds = ROUNDS.computeIfAbsent(List.of(test, share), key -> new AtomicInteger());
    return RandomCases.some(questions, share, rounds.getAndIncrement());
  }

  private void askAll(List<Question> questions, Connection connection, Leniency leniency)
      throws SQLException {
    for (Question question : questions) {
      QueryOutcome got = QueryOutcome.of(() -> question.query().read(connection));
      note("later on", question, difference(question, got, leniency));
    }
  }

  /**
   * Asks each question on a server whose rows become others when it has answered some requests. The
   * answer is that of before or that of after.
   */
  public void askWhileRowsBecome(
      List<Conversation> after, int answers, Consumer<SimulatedApi> lie, Predicate<Question> asked)
      throws SQLException {
    for (Question question :
        ofThisRound(MixedAccount.questions().stream().filter(asked).toList(), SHARE)) {
      List<ResultRows> expected = answersOfBoth(after, question);
      try (SimulatedApi api = new SimulatedApi(rows)) {
        lie.accept(api);
        try (Connection connection = connect(api)) {
          api.beforeRequest(answers + 1, () -> api.rows(after));
          QueryOutcome got = QueryOutcome.of(() -> question.query().read(connection));
          note("after " + answers + " answers", question, difference(question, got, expected));
        }
      }
    }
  }

  private String difference(Question question, QueryOutcome got, List<ResultRows> expected) {
    if (isHonestFailure(got)) {
      return null;
    }
    String difference = null;
    for (ResultRows answer : expected) {
      difference = got.difference(new QueryOutcome(answer, null), question.query());
      if (difference == null) {
        return null;
      }
    }
    return difference;
  }

  private String difference(Question question, QueryOutcome got, Leniency leniency)
      throws SQLException {
    if (leniency != Leniency.NONE && isHonestFailure(got)) {
      return null;
    }
    return got.difference(new QueryOutcome(answer(question), null), question.query());
  }

  private ResultRows answer(Question question) throws SQLException {
    ResultRows answer = answers.get(question);
    if (answer == null) {
      answer = oracle.read(question.query());
      answers.put(question, answer);
    }
    return answer;
  }

  private List<ResultRows> answersOfBoth(List<Conversation> after, Question question)
      throws SQLException {
    if (!after.equals(rowsAfter)) {
      rowsAfter = after;
      answersOfBoth.clear();
    }
    List<ResultRows> both = answersOfBoth.get(question);
    if (both == null) {
      both = oracle.readWhileRowsBecome(after, question.query());
      answersOfBoth.put(question, both);
    }
    return both;
  }

  private boolean isHonestFailure(QueryOutcome outcome) {
    asked++;
    boolean honest =
        outcome.failure() != null && HONEST_FAILURES.contains(outcome.failure().getSQLState());
    failed += honest ? 1 : 0;
    return honest;
  }

  /** Fails if what is allowed was not the exception. */
  public void seldomFailed() {
    assertThat(failed).isLessThanOrEqualTo(asked * SELDOM / 100);
    assertThat(asked).isPositive();
  }

  private String differenceFromWhatIsRead(
      Question question, QueryOutcome got, Consumer<SimulatedApi> lie) throws SQLException {
    try (SimulatedApi api = new SimulatedApi(rows)) {
      lie.accept(api);
      try (Connection connection = connect(api);
          OracleDatabase read = new OracleDatabase(read(question.reading(), connection))) {
        return got.difference(
            new QueryOutcome(read.read(question.query()), null), question.query());
      }
    }
  }

  private static List<Conversation> read(String sql, Connection connection) throws SQLException {
    List<Conversation> read = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        read.add(
            new Conversation(
                result.getString("id"),
                result.getString("assistant_id"),
                result.getString("assistant_name"),
                result.getString("type"),
                result.getInt("message_count"),
                result.getObject("total_cost", BigDecimal.class),
                result.getBoolean("ai_enabled"),
                result.getObject("created_at", LocalDateTime.class),
                result.getObject("updated_at", LocalDateTime.class)));
      }
    }
    return read;
  }

  private static Connection connect(SimulatedApi api) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:whattalk:pageSize=20;baseUrl=" + api.baseUrl(), "", api.key());
  }

  private void note(String when, Question question, String difference) {
    if (difference != null) {
      wrong.add("%s, %s%n  %s".formatted(when, question.query(), difference));
    }
  }
}
