package dev.stampede.output.journal;

import dev.stampede.codec.ByteReader;
import dev.stampede.codec.ByteWriter;
import dev.stampede.codec.MalformedException;
import dev.stampede.judge.Breach;
import dev.stampede.judge.Validity.Judgement;
import dev.stampede.judge.Validity.Verdict;
import dev.stampede.measure.Row;
import dev.stampede.measure.SnapshotCodec;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Ended;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Log;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.output.history.Started;
import dev.stampede.output.history.TargetLine;
import dev.stampede.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Entries as records: a type, and bytes. */
final class EntryCodec {

  static final int STARTED = 1;
  static final int SECOND = 2;
  static final int EVENT = 3;
  static final int LOG = 4;
  static final int ENDED = 5;

  private static final int MOST = 100_000;

  /** Their places are their codes: new ones come at the end. */
  private static final List<RunState> STATES =
      List.of(
          RunState.READY, RunState.SPAWNING, RunState.RUNNING, RunState.STOPPING, RunState.STOPPED);

  private static final List<Event.Kind> KINDS =
      List.of(
          Event.Kind.STATE,
          Event.Kind.LOAD,
          Event.Kind.TARGET,
          Event.Kind.TROUBLE,
          Event.Kind.RESET,
          Event.Kind.NOTE,
          Event.Kind.WORKER);

  private static final List<Verdict> VERDICTS =
      List.of(Verdict.VALID, Verdict.DOUBTFUL, Verdict.INVALID);

  private EntryCodec() {}

  /** An entry's record: which kind, and its bytes. */
  static final class Encoded {
    private final int type;
    private final byte[] payload;

    Encoded(int type, byte[] payload) {
      this.type = type;
      this.payload = payload;
    }

    int type() {
      return type;
    }

    byte[] payload() {
      return payload;
    }
  }

  /**
   * The head of a second, which can be read without the rest.
   *
   * @param elapsedNanos from the start of the run to its end
   * @param users how many there were at its end
   * @param requests how many ended in it
   * @param failures how many of them failed
   */
  record Head(
      RunState state,
      long elapsedNanos,
      int goal,
      int epoch,
      int users,
      long requests,
      long failures) {}

  static Encoded encode(Entry entry) {
    ByteWriter out = new ByteWriter();
    return switch (entry) {
      case Second second -> {
        second(out, second);
        yield new Encoded(SECOND, out.toByteArray());
      }
      case Started started -> packed(STARTED, StartedCodec.encode(started));
      case Event event -> {
        out.real(event.t())
            .signed(event.atMillis())
            .unsigned(KINDS.indexOf(event.kind()))
            .text(event.text());
        yield packed(EVENT, out.toByteArray());
      }
      case Log(long atMillis, String level, String text) ->
          packed(LOG, out.signed(atMillis).text(level).text(text).toByteArray());
      case Ended ended -> {
        ended(out, ended);
        yield packed(ENDED, out.toByteArray());
      }
    };
  }

  private static Encoded packed(int type, byte[] raw) {
    ByteWriter out = new ByteWriter();
    Deflated.write(out, raw);
    return new Encoded(type, out.toByteArray());
  }

  static Entry decode(int type, byte[] payload) throws MalformedException {
    ByteReader in = new ByteReader(payload);
    if (type == SECOND) {
      Head head = head(in);
      byte[] snapshot = Deflated.read(in, SnapshotCodec.MAX_BYTES);
      in.end();
      return new Second(
          head.state(),
          Duration.ofNanos(head.elapsedNanos()),
          head.goal(),
          head.epoch(),
          SnapshotCodec.decode(snapshot));
    }
    ByteReader raw = new ByteReader(Deflated.read(in, SnapshotCodec.MAX_BYTES));
    in.end();
    Entry entry =
        switch (type) {
          case STARTED -> StartedCodec.decode(raw);
          case EVENT ->
              new Event(raw.real(), raw.signed(), KINDS.get(raw.kind(KINDS.size())), raw.text());
          case LOG -> new Log(raw.signed(), raw.text(), raw.text());
          case ENDED -> ended(raw);
          default ->
              throw new MalformedException(
                  "an entry of a kind that this Stampede does not know: " + type);
        };
    raw.end();
    return entry;
  }

  private static void second(ByteWriter out, Second second) {
    Row all = second.interval().aggregated();
    out.unsigned(STATES.indexOf(second.state()))
        .signed(second.toNanos())
        .signed(second.goal())
        .signed(second.epoch())
        .signed(second.interval().userCount())
        .signed(all.requests())
        .signed(all.failures());
    Deflated.write(out, SnapshotCodec.encode(second.interval()));
  }

  static Head head(ByteReader in) throws MalformedException {
    return new Head(
        STATES.get(in.kind(STATES.size())),
        in.signed(),
        in.whole(),
        in.whole(),
        in.whole(),
        in.signed(),
        in.signed());
  }

  private static void ended(ByteWriter out, Ended ended) {
    out.real(ended.t()).signed(ended.atMillis()).text(ended.verdict()).signed(ended.exitCode());
    out.unsigned(ended.targets().size());
    ended.targets().forEach(target -> target(out, target));
    out.unsigned(VERDICTS.indexOf(ended.validity().verdict()));
    out.unsigned(ended.validity().reasons().size());
    ended.validity().reasons().forEach(out::text);
  }

  private static Ended ended(ByteReader in) throws MalformedException {
    double t = in.real();
    long at = in.signed();
    String verdict = in.text();
    int exitCode = in.whole();
    List<TargetLine> targets = new ArrayList<>();
    for (int n = in.length(9, MOST); n > 0; n--) {
      targets.add(target(in));
    }
    Verdict validity = VERDICTS.get(in.kind(VERDICTS.size()));
    List<String> reasons = new ArrayList<>();
    for (int n = in.length(1, MOST); n > 0; n--) {
      reasons.add(in.text());
    }
    return new Ended(t, at, verdict, exitCode, targets, new Judgement(validity, reasons));
  }

  private static void target(ByteWriter out, TargetLine target) {
    out.text(target.rule())
        .text(target.rows())
        .text(target.measure())
        .text(target.measured())
        .text(target.limit())
        .text(target.result())
        .text(target.reason())
        .signed(target.n())
        .unsigned(broken(target.firstBroken()));
    if (target.firstBroken().isPresent()) {
      Breach breach = target.firstBroken().get();
      out.real(breach.atSeconds())
          .signed(breach.users())
          .real(breach.callsPerSecond())
          .real(breach.measured())
          .real(breach.heldAgainSeconds().orElse(Double.NaN))
          .signed(breach.times());
    }
  }

  /** 0: never broken, 1: broken, 2: broken, and holding again for a short while. */
  private static int broken(Optional<Breach> breach) {
    return breach.map(known -> known.briefly() ? 2 : 1).orElse(0);
  }

  private static TargetLine target(ByteReader in) throws MalformedException {
    return new TargetLine(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.signed(),
        breach(in));
  }

  private static Optional<Breach> breach(ByteReader in) throws MalformedException {
    int broken = in.kind(3);
    if (broken == 0) {
      return Optional.empty();
    }
    double at = in.real();
    int users = in.whole();
    double calls = in.real();
    double measured = in.real();
    double held = in.real();
    return Optional.of(
        new Breach(
            at,
            users,
            calls,
            measured,
            Double.isNaN(held) ? OptionalDouble.empty() : OptionalDouble.of(held),
            broken == 2,
            in.whole()));
  }
}
