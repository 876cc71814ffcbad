package dev.stampede.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.stampede.load.Shape;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.User;
import dev.stampede.scenario.UserClass;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A scenario as its author keeps it: {@code .java} files, with their neighbours if they name them,
 * compiled in memory when it is played.
 */
public final class ScenarioFile {

  private static final List<String> OPTIONS =
      List.of("-parameters", "-g", "-proc:none", "-Xdiags:verbose", "-implicit:class");

  private ScenarioFile() {}

  /** One file, with nothing on the class path but Stampede itself; see {@link #load}. */
  public static Scenario load(Path file) {
    return load(ScenarioSources.of(file), List.of());
  }

  /**
   * Compiles files, all of them together, and finds the user classes and shapes in them, in the
   * order in which they are written.
   *
   * @param sources the files
   * @param classpath jars and folders of classes that they use besides Stampede's own
   * @throws ScenarioException if one is not there, they do not compile, or hold no user class; the
   *     message is ready to be shown
   */
  public static Scenario load(ScenarioSources sources, List<Path> classpath) {
    sources.files().forEach(ScenarioFile::refuseUnreadable);
    classpath.forEach(ScenarioFile::refuseMissing);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new ScenarioException(
          "a scenario is compiled when it is run, and that needs a JDK; this is only a Java runtime: "
              + System.getProperty("java.home"));
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        ClassesInMemory classes = new ClassesInMemory(files)) {
      List<JavaFileObject> units = new ArrayList<>();
      files.getJavaFileObjectsFromPaths(sources.files()).forEach(units::add);
      sources.packed().forEach(packed -> units.add(inMemory(packed)));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, withOurOwn(classpath));
      JavacTask task =
          (JavacTask) compiler.getTask(null, classes, diagnostics, OPTIONS, null, units);
      List<Outline> outlines = new ArrayList<>();
      Set<Path> roots = new LinkedHashSet<>();
      for (CompilationUnitTree unit : task.parse()) {
        Outline outline = Outline.of(List.of(unit));
        outlines.add(outline);
        URI uri = unit.getSourceFile().toUri();
        if (uri.getScheme().equals("file")) {
          roots.add(outline.root(Path.of(uri).toAbsolutePath()));
        }
      }
      refuseErrors(diagnostics);
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, roots);
      task.analyze();
      refuseErrors(diagnostics);
      task.generate();
      refuseErrors(diagnostics);
      return found(sources, outlines, classes.loader(parent(classpath)));
    } catch (IOException e) {
      throw new ScenarioException("cannot read the scenario: " + e.getMessage(), e);
    }
  }

  private static void refuseUnreadable(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ScenarioException(
          "there is no scenario file "
              + file
              + "; give one with -f, such as -f scenarios/BedrockAgents.java");
    }
    if (!file.toString().endsWith(".java")) {
      throw new ScenarioException("a scenario is a .java file, and " + file + " is none");
    }
    if (!Files.isReadable(file)) {
      throw new ScenarioException("the scenario file " + file + " may not be read");
    }
  }

  private static void refuseMissing(Path entry) {
    if (!Files.exists(entry)) {
      throw new ScenarioException("--classpath: there is no " + entry);
    }
  }

  private static List<Path> withOurOwn(List<Path> more) {
    List<Path> all = new ArrayList<>();
    Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .forEach(all::add);
    all.addAll(more);
    return all;
  }

  /** Never closed: the classes are used for as long as the program runs. */
  private static ClassLoader parent(List<Path> classpath) throws MalformedURLException {
    ClassLoader own = ScenarioFile.class.getClassLoader();
    if (classpath.isEmpty()) {
      return own;
    }
    URL[] urls = new URL[classpath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classpath.get(i).toUri().toURL();
    }
    return new URLClassLoader("classpath", urls, own);
  }

  private static JavaFileObject inMemory(PackedScenario packed) {
    URI uri = URI.create("packed:///" + packed.fileName());
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return packed.source().get();
      }
    };
  }

  private static void refuseErrors(DiagnosticCollector<JavaFileObject> diagnostics) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        diagnostics.getDiagnostics().stream()
            .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
            .<Diagnostic<? extends JavaFileObject>>map(d -> d)
            .toList();
    if (!errors.isEmpty()) {
      throw new ScenarioException(CompilerMessages.render(errors));
    }
  }

  private static Scenario found(
      ScenarioSources sources, List<Outline> outlines, ClassLoader loader) {
    List<UserClass> users = new ArrayList<>();
    List<ShapeClass> shapes = new ArrayList<>();
    for (String name : outlines.stream().flatMap(o -> o.classes().stream()).toList()) {
      Class<?> type;
      try {
        type = Class.forName(name, false, loader);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("the compiler wrote " + name + " and it is gone", e);
      }
      if (Modifier.isAbstract(type.getModifiers())) {
        continue;
      }
      if (User.class.isAssignableFrom(type)) {
        users.add(UserClass.of(type.asSubclass(User.class)));
      } else if (Shape.class.isAssignableFrom(type)) {
        ShapeClass.of(type.asSubclass(Shape.class)).ifPresent(shapes::add);
      }
    }
    if (users.isEmpty()) {
      throw new ScenarioException(
          names(sources) + " no user class; write one that extends dev.stampede.scenario.User");
    }
    return new Scenario(users, shapes);
  }

  private static String names(ScenarioSources sources) {
    List<String> names = new ArrayList<>();
    sources.files().forEach(file -> names.add(file.toString()));
    sources.packed().forEach(packed -> names.add(packed.fileName()));
    return String.join(", ", names) + (names.size() == 1 ? " holds" : " hold");
  }
}
