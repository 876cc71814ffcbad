package dev.stampede.output.journal;

import dev.stampede.codec.ByteReader;
import dev.stampede.codec.ByteWriter;
import dev.stampede.codec.MalformedException;
import dev.stampede.output.history.Started;
import dev.stampede.scenario.TaskRatio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The beginning of a run as bytes. */
final class StartedCodec {

  private static final int MOST = 100_000;

  /** Task sets within task sets: nobody writes this many, and bytes from outside must not. */
  private static final int DEEPEST = 32;

  private StartedCodec() {}

  static byte[] encode(Started run) {
    ByteWriter out = new ByteWriter();
    out.text(run.id()).text(run.name()).text(run.scenario()).text(run.target());
    out.signed(run.seed()).text(run.version()).text(run.java());
    out.text(run.host().name())
        .signed(run.host().processors())
        .signed(run.host().memoryBytes())
        .text(run.host().os());
    out.text(run.command()).signed(run.users()).real(run.spawnRate());
    out.flag(run.runTime().isPresent());
    run.runTime().ifPresent(time -> out.signed(time.toNanos()));
    out.flag(run.profile().isPresent());
    run.profile().ifPresent(out::text);
    out.signed(run.atMillis());
    out.unsigned(run.configuration().size());
    for (Started.Setting setting : run.configuration()) {
      out.text(setting.section()).text(setting.name()).text(setting.value()).text(setting.origin());
    }
    ratios(out, run.perClass(), 1);
    ratios(out, run.total(), 1);
    return out.toByteArray();
  }

  static Started decode(ByteReader in) throws MalformedException {
    String id = in.text();
    String name = in.text();
    String scenario = in.text();
    String target = in.text();
    long seed = in.signed();
    String version = in.text();
    String java = in.text();
    Started.Host host = new Started.Host(in.text(), in.whole(), in.signed(), in.text());
    String command = in.text();
    int users = in.whole();
    double spawnRate = in.real();
    Optional<Duration> runTime =
        in.flag() ? Optional.of(Duration.ofNanos(in.signed())) : Optional.empty();
    Optional<String> profile = in.flag() ? Optional.of(in.text()) : Optional.empty();
    long at = in.signed();
    List<Started.Setting> configuration = new ArrayList<>();
    for (int n = in.length(4, MOST); n > 0; n--) {
      configuration.add(new Started.Setting(in.text(), in.text(), in.text(), in.text()));
    }
    return new Started(
        id,
        name,
        scenario,
        target,
        seed,
        version,
        java,
        host,
        command,
        users,
        spawnRate,
        runTime,
        profile,
        at,
        configuration,
        ratios(in, 1),
        ratios(in, 1));
  }

  private static void ratios(ByteWriter out, List<TaskRatio> ratios, int depth) {
    List<TaskRatio> kept = depth > DEEPEST ? List.of() : ratios;
    out.unsigned(kept.size());
    for (TaskRatio ratio : kept) {
      ratios(out.text(ratio.name()).real(ratio.ratio()), ratio.tasks(), depth + 1);
    }
  }

  private static List<TaskRatio> ratios(ByteReader in, int depth) throws MalformedException {
    int n = in.length(10, MOST);
    if (n > 0 && depth > DEEPEST) {
      throw new MalformedException("task sets within task sets without end");
    }
    List<TaskRatio> ratios = new ArrayList<>();
    for (; n > 0; n--) {
      String name = in.text();
      double ratio = in.real();
      ratios.add(new TaskRatio(name, ratio, ratios(in, depth + 1)));
    }
    return ratios;
  }
}
