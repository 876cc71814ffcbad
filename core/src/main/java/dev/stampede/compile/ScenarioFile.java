package dev.stampede.compile;

import com.sun.source.util.JavacTask;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.User;
import dev.stampede.scenario.UserClass;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * A scenario as its author keeps it: one {@code .java} file, with its neighbours if it names them.
 */
public final class ScenarioFile {

  private static final List<String> OPTIONS =
      List.of("-parameters", "-g", "-proc:none", "-Xdiags:verbose", "-implicit:class");

  private ScenarioFile() {}

  /**
   * Compiles a file and finds the user classes in it, in the order in which they are written.
   *
   * @throws ScenarioException if it is not there, does not compile, or holds no user class; the
   *     message is ready to be shown
   */
  public static List<UserClass> load(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ScenarioException(
          "there is no scenario file "
              + file
              + "; give one with -f, such as -f scenarios/BedrockAgents.java");
    }
    if (!file.toString().endsWith(".java")) {
      throw new ScenarioException("a scenario is a .java file, and " + file + " is none");
    }
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
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, classes, diagnostics, OPTIONS, null, files.getJavaFileObjects(file));
      Outline outline = Outline.of(task.parse());
      refuseErrors(diagnostics);
      files.setLocationFromPaths(
          StandardLocation.SOURCE_PATH, List.of(outline.root(file.toAbsolutePath())));
      task.analyze();
      refuseErrors(diagnostics);
      task.generate();
      refuseErrors(diagnostics);
      return userClasses(file, outline, classes);
    } catch (IOException e) {
      throw new ScenarioException("cannot read " + file + ": " + e.getMessage(), e);
    }
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

  private static List<UserClass> userClasses(Path file, Outline outline, ClassesInMemory classes) {
    ClassLoader loader = classes.loader(ScenarioFile.class.getClassLoader());
    List<UserClass> found = new ArrayList<>();
    for (String name : outline.classes()) {
      Class<?> type;
      try {
        type = Class.forName(name, false, loader);
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("the compiler wrote " + name + " and it is gone", e);
      }
      if (User.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
        found.add(UserClass.of(type.asSubclass(User.class)));
      }
    }
    if (found.isEmpty()) {
      throw new ScenarioException(
          file + " holds no user class; write one that extends dev.stampede.scenario.User");
    }
    return found;
  }
}
