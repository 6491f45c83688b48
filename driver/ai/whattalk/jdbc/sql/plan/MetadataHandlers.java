package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.algebra.RowOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.rel.metadata.JaninoRelMetadataProvider;
import org.apache.calcite.rel.metadata.MetadataHandler;
import org.apache.calcite.rel.metadata.MetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.metadata.janino.RelMetadataHandlerGeneratorUtil;
import org.apache.calcite.rel.metadata.janino.RelMetadataHandlerGeneratorUtil.HandlerNameAndGeneratedCode;

/**
 * The code by which Calcite finds what is known of a plan, by {@link RowOrder#METADATA}. It is
 * Calcite's own, compiled once for each kind of metadata by {@link CodeCompiler}: {@link
 * JaninoRelMetadataProvider} has Janino read the same classes anew for each. Thread-safe.
 */
final class MetadataHandlers implements MetadataHandlerProvider {
  private static final MetadataHandlers INSTANCE = new MetadataHandlers();

  /** By kind: compiled ones, and ones that only say that they are not. */
  private final Map<Class<?>, Object> handlers = new ConcurrentHashMap<>();

  private MetadataHandlers() {}

  static RelMetadataQuery newQuery() {
    return new RelMetadataQuery(INSTANCE);
  }

  @Override
  public <H extends MetadataHandler<?>> H handler(Class<H> kind) {
    return kind.cast(
        handlers.computeIfAbsent(
            kind, key -> JaninoRelMetadataProvider.of(RowOrder.METADATA).handler(kind)));
  }

  @Override
  public <H extends MetadataHandler<?>> H revise(Class<H> kind) {
    List<MetadataHandler<?>> parts = RowOrder.METADATA.handlers(kind).stream().distinct().toList();
    HandlerNameAndGeneratedCode code = RelMetadataHandlerGeneratorUtil.generateHandler(kind, parts);
    try {
      H handler =
          kind.cast(
              CodeCompiler.load(code.getHandlerName(), code.getGeneratedCode())
                  .getConstructors()[0]
                  .newInstance(parts.toArray()));
      handlers.put(kind, handler);
      return handler;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
