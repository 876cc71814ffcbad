package dev.stampede.cli;

import dev.stampede.input.BadInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a scenario to begin with. */
@Command(
    name = "init",
    sortOptions = false,
    synopsisHeading = "Usage: ",
    customSynopsis = "stampede init [FILE]",
    description = "Writes a short scenario to begin with, and tells how to play it.")
final class InitCommand implements Callable<Integer> {

  private static final String JAVA = ".java";

  /** The class of the starter, in whose place the user's own name goes. */
  private static final String STARTER = "MyScenario";

  /** What the starter itself calls by these names. */
  private static final Set<String> TAKEN = Set.of("Agent", "Aws", "Task", "User", "Object");

  private final Terminal terminal;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page")
  boolean help;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "Where to write it; named like its class (default: MyScenario.java)")
  String file = STARTER + JAVA;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path path = path();
    String name = className(path);
    String scenario = Resources.text("/starter/" + STARTER + JAVA).replace(STARTER, name);
    if (Files.exists(path)) {
      throw new BadInput(
          path + " is there already, and is left as it is; give another name: stampede init FILE");
    }
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      // Never over a file that came to be meanwhile.
      Files.writeString(path, scenario, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new Refusal(ExitCode.OUTPUT, path + " cannot be written: " + e.getMessage(), e);
    }
    PrintStream out = terminal.out().stream();
    out.println(path + " is written. Play it on the embedded emulator:");
    out.println();
    out.println("  ./stampede -f " + shell(path) + " --headless -u 10 -r 2 -t 30s");
    out.flush();
    return ExitCode.OK.code();
  }

  private Path path() {
    try {
      return Path.of(file.endsWith(JAVA) ? file : file + JAVA);
    } catch (InvalidPathException e) {
      throw new BadInput("'" + file + "' is no file name");
    }
  }

  private static String className(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString().replace(JAVA, "");
    if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
      throw new BadInput(
          "'%s' is no name of a Java class, and the file is named like its class; write letters and"
                  .formatted(name)
              + " digits, such as "
              + STARTER
              + JAVA);
    }
    if (TAKEN.contains(name)) {
      throw new BadInput(
          "scenarios use '%s' for something else; give another name, such as %s"
              .formatted(name, STARTER + JAVA));
    }
    return name;
  }

  /** As a shell takes it for one word. */
  private static String shell(Path path) {
    String word = path.toString();
    return word.matches("[\\w./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
