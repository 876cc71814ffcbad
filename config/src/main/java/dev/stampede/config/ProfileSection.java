package dev.stampede.config;

import dev.stampede.config.Profile.Spike;
import dev.stampede.config.Profile.Stage;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one load profile. */
final class ProfileSection {

  private static final String EXAMPLE = "{users: 20, spawn-rate: 2, run-time: 3m}";
  private static final String STAGES = "[{duration: 1m, users: 10}, {duration: 5m, users: 50}]";
  private static final String SPIKE = "{base: 10, at: 1m, lasts: 30s}";

  private ProfileSection() {}

  static Profile read(String path, Node node) {
    Mapping fields =
        node.mapping(path, EXAMPLE)
            .only("key", List.of("users", "spawn-rate", "run-time", "stages", "spike", "purpose"));
    List<Stage> stages = stages(path, fields);
    Optional<Spike> spike = fields.get("spike").map(value -> spike(path + ".spike", value));
    if (!stages.isEmpty() && spike.isPresent()) {
      throw node.wrong(path + " cannot have both stages and a spike");
    }
    Optional<Integer> users =
        fields.get("users").map(n -> n.wholeNumber(path + ".users", 1, Integer.MAX_VALUE));
    if (stages.isEmpty() == users.isEmpty()) {
      throw node.wrong(path + " needs either users or stages");
    }
    return new Profile(
        users.orElseGet(() -> stages.stream().mapToInt(Stage::users).max().orElse(1)),
        fields.get("spawn-rate").map(n -> n.positive(path + ".spawn-rate")).orElse(1.0),
        fields.get("run-time").map(n -> time(path + ".run-time", n)),
        stages,
        spike,
        fields.get("purpose").map(n -> n.text(path + ".purpose", "the baseline")).orElse(""));
  }

  private static List<Stage> stages(String path, Mapping fields) {
    List<Stage> stages = new ArrayList<>();
    Optional<Node> list = fields.get("stages");
    if (list.isEmpty()) {
      return stages;
    }
    for (Node item : list.get().items(path + ".stages", STAGES)) {
      Mapping stage =
          item.mapping(path + ".stages", STAGES)
              .only("key", List.of("duration", "users", "spawn-rate"));
      Node duration = stage.get("duration").orElseThrow(() -> item.wrong("a stage needs duration"));
      Node users = stage.get("users").orElseThrow(() -> item.wrong("a stage needs users"));
      stages.add(
          new Stage(
              time("duration", duration),
              users.wholeNumber("users", 0, Integer.MAX_VALUE),
              stage.get("spawn-rate").map(n -> n.positive("spawn-rate"))));
    }
    if (stages.isEmpty()) {
      throw list.get().wrong(path + ".stages must not be empty");
    }
    return stages;
  }

  private static Spike spike(String path, Node node) {
    Mapping fields = node.mapping(path, SPIKE).only("key", List.of("base", "at", "lasts"));
    Node at = fields.get("at").orElseThrow(() -> node.wrong(path + " needs at"));
    Node lasts = fields.get("lasts").orElseThrow(() -> node.wrong(path + " needs lasts"));
    return new Spike(
        fields.get("base").map(n -> n.wholeNumber(path + ".base", 0, Integer.MAX_VALUE)).orElse(1),
        time(path + ".at", at),
        time(path + ".lasts", lasts));
  }

  private static Duration time(String path, Node node) {
    Duration time = node.time(path);
    if (!time.isPositive()) {
      throw node.wrong(path + " must be above 0");
    }
    return time;
  }
}
