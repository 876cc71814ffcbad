package dev.stampede.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenario, and which parts of it. */
final class ScenarioOptions {

  @Option(
      names = {"-f", "--locustfile"},
      paramLabel = "SCENARIO",
      split = ",",
      order = 1,
      description =
          "A .java file with User classes, a folder of them, or what is packed in: agents, lambda;"
              + " several with commas (default: agents)")
  List<String> sources = new ArrayList<>();

  @Option(
      names = "--classpath",
      paramLabel = "JAR",
      split = "[:,]",
      order = 2,
      description = "Jars and folders of classes that the scenario uses")
  List<Path> classpath = new ArrayList<>();

  @Option(
      names = {"-T", "--tags"},
      paramLabel = "TAG...",
      hideParamSyntax = true,
      split = ",",
      arity = "1..*",
      order = 3,
      description = "Only tasks with one of these tags")
  List<String> tags = new ArrayList<>();

  @Option(
      names = {"-E", "--exclude-tags"},
      paramLabel = "TAG...",
      hideParamSyntax = true,
      split = ",",
      arity = "1..*",
      order = 4,
      description = "No task with one of these tags")
  List<String> excludedTags = new ArrayList<>();

  @Option(
      names = {"-l", "--list"},
      order = 5,
      description = "List the user classes, and play nothing")
  boolean list;

  @Option(
      names = "--show-task-ratio",
      order = 6,
      description = "Show how often each task is done, and play nothing")
  boolean showTaskRatio;

  @Option(names = "--show-task-ratio-json", order = 7, description = "The same as JSON")
  boolean showTaskRatioJson;

  @Parameters(
      paramLabel = "USER_CLASS",
      arity = "0..*",
      description = "The user classes that take part (default: all)")
  List<String> userClasses = new ArrayList<>();

  /** Whether the scenario is to be looked at only. */
  boolean onlyShows() {
    return list || showTaskRatio || showTaskRatioJson;
  }
}
