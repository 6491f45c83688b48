package ai.whattalk.jdbc.sql.plan;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.calcite.linq4j.tree.ClassDeclaration;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.runtime.ArrayBindable;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.runtime.Typed;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.commons.compiler.util.reflect.ByteArrayClassLoader;
import org.codehaus.janino.ClassLoaderIClassLoader;
import org.codehaus.janino.IClassLoader;
import org.codehaus.janino.Parser;
import org.codehaus.janino.Scanner;
import org.codehaus.janino.UnitCompiler;
import org.codehaus.janino.util.ClassFile;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the code of a plan with Janino, as {@code EnumerableInterpretable} does, and keeps what
 * Janino has read of the classes that such code calls: to read it anew takes half of the time of
 * planning a statement. Thread-safe.
 */
final class CodeCompiler {
  private static final ClassLoader PARENT = CodeCompiler.class.getClassLoader();

  /** Each is used by one thread at a time; there are as many as threads have compiled at once. */
  private static final Queue<SoftReference<IClassLoader>> KNOWN_CLASSES =
      new ConcurrentLinkedQueue<>();

  /** Of letters of source, each of which stands for about two bytes of memory. */
  private static final int MOST_KEPT = 1_000_000;

  /** What was compiled, by its source: statements that differ in constants only have the same. */
  private static final Cache<String, Bindable<?>> COMPILED =
      CacheBuilder.newBuilder()
          .concurrencyLevel(1)
          .maximumWeight(MOST_KEPT)
          .<String, Bindable<?>>weigher((source, code) -> source.length())
          .build();

  private CodeCompiler() {}

  /**
   * Code that is compiled, now or for another statement: it keeps nothing of one.
   *
   * @param columns how many columns its rows have
   * @throws IllegalStateException if Janino does not take it; the cause says why
   */
  static Bindable<?> compile(ClassDeclaration code, int columns) {
    String source =
        "public final class "
            + code.name
            + " implements "
            + (columns == 1
                ? Bindable.class.getName() + ", " + Typed.class.getName()
                : ArrayBindable.class.getName())
            + " {\n"
            + Expressions.toString(code.memberDeclarations, "\n", false)
            + "}";
    Bindable<?> known = COMPILED.getIfPresent(source);
    if (known == null) {
      known = compile(code.name, source);
      COMPILED.put(source, known);
    }
    return known;
  }

  private static Bindable<?> compile(String name, String source) {
    try {
      return (Bindable<?>) load(name, bytes(source)).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loads a class whose code {@link #bytes} gives, by a loader of its own. */
  static Class<?> load(String name, Map<String, byte[]> bytes) throws ClassNotFoundException {
    return new ByteArrayClassLoader(bytes, PARENT).loadClass(name);
  }

  /**
   * The code of a source's classes by their names.
   *
   * @throws IllegalStateException if Janino does not take it; the cause says why
   */
  static Map<String, byte[]> bytes(String source) {
    IClassLoader classes = knownClasses();
    try {
      List<ClassFile> files = new ArrayList<>();
      new UnitCompiler(
              new Parser(new Scanner(null, new StringReader(source)))
                  .parseAbstractCompilationUnit(),
              classes)
          .compileUnit(false, false, false, files);
      KNOWN_CLASSES.add(new SoftReference<>(classes));
      return files.stream()
          .collect(Collectors.toMap(ClassFile::getThisClassName, ClassFile::toByteArray));
    } catch (CompileException | IOException e) {
      throw new IllegalStateException("generated code can't be compiled: " + source, e);
    }
  }

  private static IClassLoader knownClasses() {
    while (true) {
      SoftReference<IClassLoader> known = KNOWN_CLASSES.poll();
      if (known == null) {
        return new ClassLoaderIClassLoader(PARENT);
      }
      @Nullable IClassLoader classes = known.get();
      if (classes != null) {
        return classes;
      }
    }
  }
}
