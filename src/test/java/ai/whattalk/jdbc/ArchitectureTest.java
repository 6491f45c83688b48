package ai.whattalk.jdbc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which, what of it, and what none may use. */
final class ArchitectureTest {
  private static final String FACE = "ai.whattalk.jdbc";
  private static final String FACE_ROOM = "(face)";

  /**
   * Each package, and those of the driver that it uses. It may use no other, and those above it
   * only: so no two use each other.
   */
  private static final String PACKAGES =
      """
      api.failure:
      api.resource: api.failure
      api.network: api.failure
      api.page: api.failure api.resource
      api.http: api.failure api.network api.page api.resource
      api.evidence: api.failure api.http api.page api.resource
      api.walk: api.evidence api.failure api.http api.page api.resource
      api.total: api.evidence api.failure api.http api.page api.resource api.walk
      api: api.evidence api.failure api.http api.network api.page api.resource api.total api.walk
      demo: api api.http api.resource
      sql.error: api.failure
      sql.type: api.resource
      sql.dialect.function: sql.error sql.type
      sql.dialect.aggregate: sql.dialect.function sql.error
      sql.dialect.operator: sql.dialect.aggregate sql.dialect.function sql.error sql.type
      sql.run: api api.failure api.http api.resource sql.dialect.function sql.error sql.type
      sql.table: api api.evidence api.http api.resource sql.run sql.type
      sql.algebra: sql.dialect.operator sql.error sql.run sql.type
      sql.dialect.parse: sql.dialect.function sql.error sql.table
      sql.dialect.tree: api.http sql.algebra sql.dialect.aggregate sql.dialect.operator sql.dialect.parse sql.error sql.table sql.type
      sql.dialect.rewrite: sql.algebra sql.dialect.aggregate sql.dialect.operator sql.error sql.type
      sql.dialect: sql.dialect.parse sql.dialect.tree sql.error sql.table
      sql.pushdown.bound: api.evidence api.resource sql.dialect.function sql.dialect.operator sql.run sql.type
      sql.pushdown.count: api api.evidence api.resource api.total sql.dialect.function sql.dialect.operator sql.pushdown.bound sql.type
      sql.pushdown.scan: api api.evidence api.resource api.total sql.algebra sql.dialect.function sql.dialect.operator sql.pushdown.bound sql.pushdown.count sql.run sql.table
      sql.plan: sql.algebra sql.dialect sql.dialect.function sql.dialect.operator sql.dialect.parse sql.dialect.rewrite sql.dialect.tree sql.error sql.pushdown.bound sql.pushdown.scan sql.run sql.table sql.type
      sql: api api.failure api.http sql.dialect sql.dialect.operator sql.dialect.parse sql.dialect.tree sql.error sql.plan sql.pushdown.bound sql.run sql.table sql.type
      error: api.failure sql.error
      settings: api.failure api.http api.network api.resource error
      value: api.failure error sql.dialect.function sql.error sql.run
      readonly: api.http error sql value
      (face): api api.failure api.http api.network api.resource demo error readonly settings sql sql.dialect.function sql.error sql.run sql.table value
      shell: (face)
      """;

  /**
   * Each wing of the API and of SQL, and its doors: the classes that other wings name. All else of
   * a wing is its own. The dialect and what is pushed down are one wing each, with several rooms.
   */
  private static final String DOORS =
      """
      api: AccountApi AccountList
      api.evidence: AnswerWatch DateEvidence FailedProbes FilterWatch LearnedFact ListEvidence NumberEvidence NumberWatch Probe SeenValues SentFilter ServerClock ServerFact ServerFacts ServerMemory
      api.failure: ApiException ApiFailure OneLine RetryAdvice
      api.http: AnswerListener ApiKey ApiRoute ApiSettings DriverVersion LearnedCache LoggedRequest PageCache PageClient RequestLog RequestRate RequestScope RequestServer RetrySettings RetryingClient WorkerThreads
      api.network: BodyLimit ConnectionTrace NetworkCause NetworkRoute OversizeException ProxyLogin ProxyLoginException ProxySettings ServerTrust TrustSettings
      api.page: Answer ErrorBody GrantedSize MalformedPageException Page PageChoice PageParser PageRequest PageSizes Paginator Refusal
      api.resource: AccountLists FieldType ListColumn ListDescription ListEnd ListFilter ListParameter ListRow NumberedFilter ReadRequest RowSource ScanSettings UnreadableValue
      api.total: CountableLists EndReader EndSequence FallbackReader ListSample ListSampler MidnightProbe RequestCosts SampledDays UnionReader
      api.walk: ListAccess ListReader NumberReader PageSource ReadAhead SeenIds
      sql: FunctionDescription PreparedQuery QueryEngine Vocabulary
      sql.algebra: DeepQueries DerivedOrder EnumerableExactLimit EnumerableStopChecks EnumerableTotals ExactLimit ExpressionParts FlatUnions Guards NullableEquality PlanRewrite PlannerRule PlannerRules RelInputs RowCap RowOrder RulePass
      sql.dialect: AdmittedOperator AggregateOperators CodePointOrder ColumnLabels ConcatOperator DateTimeFunctions DateTimeOperators DateTimePattern DateTimeText DateTimeTextParser DateTimeUnit DecimalLiterals FromColumns FunctionOverload IntervalFunctions JoinSubquery JoinedColumns KeywordNames NormalDecimals NumberText OtherDialects OuterColumns OverloadedFunction PlannerSentences PostgresConvertlets PostgresOperators PostgresRewriter QuantifiedArrays RowComparisons SortKeys StatementParser StrictFunction SubqueryColumns SyntaxTree TextCasts TextOperators TextOrder WithNames
      sql.error: MessagePosition NameSuggestion QueryException QueryProblem StatementLimit StopCheck
      sql.plan: PlanningErrors QueryPlan QueryPlanner
      sql.pushdown: LongParameterLists PlanWriter Pushdown
      sql.run: Execution ExecutionErrors ExecutionFunction ExpressionPart QueryParameter QueryRows ResultColumn ResultColumns Rows ValueReader
      sql.table: ColumnDescription ForeignKeyDescription ListTable TableDescription TableDescriptions WhatTalkSchema
      sql.type: CalciteTimes DecimalForm ValueType WhatTalkTypeFactory WhatTalkTypeSystem
      """;

  /**
   * Classes that name each other, by JDBC's links: of results to their statement, of that to its
   * connection, and of an array to a result set of its elements.
   */
  private static final Set<Set<String>> CIRCLES =
      Set.of(
          Set.of(
              "QueryStatement",
              "ReadOnlyPreparedStatement",
              "WhatTalkConnection",
              "WhatTalkDatabaseMetaData",
              "WhatTalkPreparedStatement",
              "WhatTalkStatement"),
          Set.of("JavaClassForm", "ListArray", "WhatTalkResultSet"));

  private static final int MOST_CLASSES = 30;

  /** Of a file, but for those that answer an interface of JDBC. */
  private static final int MOST_LINES = 300;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(FACE);

  private static final Map<JavaClass, Set<JavaClass>> USES = uses();

  private static Map<JavaClass, Set<JavaClass>> uses() {
    Map<JavaClass, Set<JavaClass>> uses = new HashMap<>();
    for (JavaClass each : CLASSES) {
      Set<JavaClass> used = uses.computeIfAbsent(outermost(each), key -> new HashSet<>());
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass target = outermost(dependency.getTargetClass().getBaseComponentType());
        if (target.getPackageName().startsWith(FACE) && !target.equals(outermost(each))) {
          used.add(target);
        }
      }
    }
    return uses;
  }

  private static JavaClass outermost(JavaClass nested) {
    return nested.getEnclosingClass().map(ArchitectureTest::outermost).orElse(nested);
  }

  private static String room(JavaClass javaClass) {
    String name = javaClass.getPackageName();
    return name.equals(FACE) ? FACE_ROOM : name.substring(FACE.length() + 1);
  }

  @Test
  void packagesUseThoseThatAreListed() {
    Map<String, Set<String>> listed = new HashMap<>();
    for (String line : PACKAGES.lines().toList()) {
      List<String> words = Arrays.asList(line.split(":? "));
      Set<String> used = Set.copyOf(words.subList(1, words.size()));
      assertThat(listed.keySet()).as(line).containsAll(used);
      listed.put(words.get(0).replace(":", ""), used);
    }
    List<String> others = new ArrayList<>();
    USES.forEach(
        (user, used) -> {
          assertThat(listed).containsKey(room(user));
          for (JavaClass each : used) {
            if (!room(each).equals(room(user)) && !listed.get(room(user)).contains(room(each))) {
              others.add(user.getName() + " uses " + each.getName());
            }
          }
        });
    assertThat(others).isEmpty();
  }

  @Test
  void wingsAreEnteredByTheirDoors() {
    Map<String, Set<String>> doors = new TreeMap<>();
    USES.forEach(
        (user, used) -> {
          for (JavaClass each : used) {
            if (room(each).matches("(api|sql)\\b.*") && !wing(each).equals(wing(user))) {
              doors.computeIfAbsent(wing(each), key -> new TreeSet<>()).add(each.getSimpleName());
            }
          }
        });
    StringBuilder lines = new StringBuilder();
    doors.forEach(
        (wing, names) ->
            lines.append(wing).append(": ").append(String.join(" ", names)).append('\n'));
    assertThat(lines).asString().isEqualTo(DOORS);
  }

  private static String wing(JavaClass javaClass) {
    return room(javaClass).replaceFirst("^(sql\\.(dialect|pushdown)).*", "$1");
  }

  @Test
  void packagesAreNotTooLarge() {
    Map<String, Set<String>> classes = new TreeMap<>();
    USES.keySet()
        .forEach(
            each ->
                classes
                    .computeIfAbsent(room(each), key -> new TreeSet<>())
                    .add(each.getSimpleName()));
    assertThat(classes.values())
        .allSatisfy(each -> assertThat(each).hasSizeLessThan(MOST_CLASSES + 1));
  }

  @Test
  void onlyWhatAnswersJdbcIsLong() throws IOException {
    List<String> others = new ArrayList<>();
    for (JavaClass each : USES.keySet()) {
      Path source = Path.of("driver", each.getName().replace('.', '/') + ".java");
      if (Files.readAllLines(source).size() > MOST_LINES
          && each.getAllRawInterfaces().stream()
              .noneMatch(answered -> answered.getPackageName().matches("javax?\\.sql"))) {
        others.add(each.getName());
      }
    }
    assertThat(others).isEmpty();
  }

  /**
   * What is in code style and begins with a capital is a class; there is a row for each package.
   */
  @Test
  void architecturePageNamesWhatThereIs() throws IOException {
    String page = Files.readString(Path.of("docs/architecture.md"));
    Set<String> rooms = new TreeSet<>();
    Set<String> classes = new HashSet<>(Set.of(ArchitectureTest.class.getSimpleName()));
    for (JavaClass each : USES.keySet()) {
      rooms.add(room(each));
      classes.add(each.getSimpleName());
    }
    List<String> named =
        Pattern.compile("`([A-Z]\\w+)[`.]").matcher(page).results().map(m -> m.group(1)).toList();
    Set<String> rows =
        page.lines()
            .filter(line -> line.startsWith("| ") && line.endsWith(" |"))
            .flatMap(line -> Arrays.stream(line.substring(2).split(" \\|")[0].split(", ")))
            .map(cell -> cell.replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named).isSubsetOf(classes).hasSizeGreaterThan(rooms.size());
    rooms.remove("demo");
    assertThat(rows).containsAll(rooms);
  }

  /** What it is the same as would stand elsewhere. */
  @Test
  void noJavadocBeginsWithTheSame() throws IOException {
    Pattern begin = Pattern.compile("/\\*\\*[\\s*]*The same\\b");
    List<Path> begun = new ArrayList<>();
    for (String folder : List.of("driver", "src", "examples")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          if (begin.matcher(Files.readString(file)).find()) {
            begun.add(file);
          }
        }
      }
    }
    assertThat(begun).isEmpty();
  }

  @Test
  void classesNameEachOtherOnlyWhereTheyMust() {
    Set<Set<String>> circles = new HashSet<>();
    for (JavaClass each : USES.keySet()) {
      Set<JavaClass> circle = reachable(each);
      circle.removeIf(other -> !reachable(other).contains(each));
      if (circle.contains(each)) {
        Set<String> names = new TreeSet<>();
        circle.forEach(other -> names.add(other.getSimpleName()));
        circles.add(names);
      }
    }
    assertThat(circles).isEqualTo(CIRCLES);
  }

  private static Set<JavaClass> reachable(JavaClass from) {
    Set<JavaClass> reached = new HashSet<>();
    Deque<JavaClass> open = new ArrayDeque<>(USES.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      JavaClass next = open.pop();
      if (reached.add(next)) {
        open.addAll(USES.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }

  @Test
  void onlyTheFaceKnowsOfJdbc() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(FACE + ".api..", FACE + ".demo")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql.."));
  }

  @Test
  void calciteStaysInSql() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(FACE + ".sql..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.calcite..")));
  }

  /** Each of these has the JVM load all of Calcite's rules: a tenth of a first statement. */
  @Test
  void onlyListedRulesAreLoaded() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.calcite\\.(rel\\.rules\\.Core|plan\\.RelOpt)Rules")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.apache.calcite.tools.Programs"));
  }

  @Test
  void httpAndJsonStayInApiAndDemo() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(FACE + ".api..", FACE + ".demo")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("okhttp3..", "okio..", "kotlin..", "com.fasterxml.jackson..")));
  }

  @Test
  void sqlLineStaysInTheShell() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(FACE + ".shell")
            .should()
            .dependOnClassesThat(resideInAnyPackage("sqlline..", "org.jline..")));
  }

  @Test
  void nothingIsPrinted() {
    check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
  }

  @Test
  void nothingDependsOnTheDefaultLocale() {
    check(
        noClasses()
            .should()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
            .orShould()
            .callConstructor(SimpleDateFormat.class, String.class)
            .orShould()
            .callConstructor(DecimalFormat.class, String.class));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
