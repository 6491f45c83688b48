package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.algebra.RowOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.metadata.janino.RelMetadataHandlerGeneratorUtil;

/**
 * The code by which Calcite finds what is known of a plan, by {@link RowOrder#METADATA}: what
 * {@link JaninoRelMetadataProvider} would compile in each JVM, which takes a tenth of a first
 * statement's time. A build writes it beside the driver's classes, by {@link #main}; after a change
 * of what RowOrder lists, {@code mvn process-classes} writes it anew. Where it was never written,
 * it is compiled when it is needed. Thread-safe.
 */
final class MetadataHandlers implements MetadataHandlerProvider {
  private static final MetadataHandlers INSTANCE = new MetadataHandlers();

  /** How the names of such classes begin in Calcite. */
  private static final String CALCITES_NAME = "GeneratedMetadata_";

  /** How they begin here: stock Calcite beside the driver would take a class of its own name. */
  private static final String NAME = "CompiledMetadata_";

  /** By kind: compiled ones, and ones that only say that they are not. */
  private final Map<Class<? extends MetadataHandler<?>>, Object> handlers =
      new ConcurrentHashMap<>();

  private MetadataHandlers() {}

  static RelMetadataQuery newQuery() {
    return new RelMetadataQuery(INSTANCE);
  }

  /** Writes the code of all kinds that a query asks for to a folder of classes. */
  public static void main(String[] folder) throws IOException {
    MetadataHandlers asked = new MetadataHandlers();
    new RelMetadataQuery(asked);
    for (Class<? extends MetadataHandler<?>> kind : asked.handlers.keySet()) {
      Map<String, byte[]> code = compile(kind);
      for (String name : code.keySet()) {
        Path file = Path.of(folder[0], name.replace('.', '/') + ".class");
        // Where a class is written, the tests that follow are compiled anew.
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), code.get(name))) {
          Files.createDirectories(file.getParent());
          Files.write(file, code.get(name));
        }
      }
    }
  }

  @Override
  public <H extends MetadataHandler<?>> H handler(Class<H> kind) {
    return kind.cast(
        handlers.computeIfAbsent(
            kind, key -> JaninoRelMetadataProvider.of(RowOrder.METADATA).handler(kind)));
  }

  @Override
  public <H extends MetadataHandler<?>> H revise(Class<H> kind) {
    try {
      H handler = kind.cast(code(kind).getConstructors()[0].newInstance(parts(kind).toArray()));
      handlers.put(kind, handler);
      return handler;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> code(Class<? extends MetadataHandler<?>> kind)
      throws ClassNotFoundException {
    String name =
        RelMetadataHandlerGeneratorUtil.class.getPackageName()
            + '.'
            + NAME
            + kind.getDeclaringClass().getSimpleName()
            + kind.getSimpleName();
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      return CodeCompiler.load(name, compile(kind));
    }
  }

  private static Map<String, byte[]> compile(Class<? extends MetadataHandler<?>> kind) {
    return CodeCompiler.bytes(
        RelMetadataHandlerGeneratorUtil.generateHandler(kind, parts(kind))
            .getGeneratedCode()
            .replace(CALCITES_NAME, NAME));
  }

  private static List<MetadataHandler<?>> parts(Class<? extends MetadataHandler<?>> kind) {
    return RowOrder.METADATA.handlers(kind).stream().distinct().toList();
  }
}
