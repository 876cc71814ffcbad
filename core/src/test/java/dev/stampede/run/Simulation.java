package dev.stampede.run;

import dev.stampede.load.Ramp;
import dev.stampede.load.Shape;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Sample;
import dev.stampede.scenario.Services;
import dev.stampede.scenario.User;
import dev.stampede.scenario.UserClass;
import dev.stampede.time.SimulatedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A run in simulated time: one scripted user for ten seconds, unless its test says otherwise. */
final class Simulation {

  final SimulatedTime time;
  final Script script = new Script();
  final Diary diary = new Diary();
  final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
  final List<Tick> ticks = Collections.synchronizedList(new ArrayList<>());

  Shape shape = new Ramp(1, 1);
  Optional<Duration> runTime = Optional.of(Duration.ofSeconds(10));
  Duration stopTimeout = Duration.ZERO;
  long seed = 1;
  boolean resetStats;
  List<UserClass> userClasses = List.of(UserClass.of(ScriptedUser.class));
  Consumer<Tick> listener = tick -> {};
  Machine machine = new IdleMachine();

  private record Event(Duration when, Consumer<Run> what) {}

  /** A machine that has nothing to do. */
  private record IdleMachine() implements Machine {
    @Override
    public long cpuNanos() {
      return 0;
    }

    @Override
    public int processors() {
      return 4;
    }

    @Override
    public long gcPauseNanos() {
      return 0;
    }
  }

  private final List<Event> events = new ArrayList<>();

  Simulation() {
    this(SimulatedTime.inTurn());
  }

  Simulation(SimulatedTime time) {
    this.time = time;
  }

  /** Who takes part. */
  void classes(List<Class<? extends User>> types) {
    userClasses = types.stream().map(UserClass::of).toList();
  }

  /** Something that happens from outside while the run is played. */
  void at(Duration when, Consumer<Run> what) {
    events.add(new Event(when, what));
  }

  Run run() {
    Services services =
        Services.none()
            .with(Script.class, script)
            .with(Diary.class, diary)
            .with(SimulatedTime.class, time);
    RunPlan plan =
        new RunPlan("run", userClasses, shape, runTime, stopTimeout, seed, services, resetStats);
    Run run =
        Run.create(
            plan,
            time,
            time,
            Recorder.create(time, samples::add),
            machine,
            tick -> {
              ticks.add(tick);
              listener.accept(tick);
            });
    for (Event event : events) {
      time.newThread(
              () -> {
                try {
                  time.sleepUntil(time.nanoTime() + event.when().toNanos());
                  event.what().accept(run);
                } catch (InterruptedException e) {
                  throw new AssertionError("nobody interrupts this", e);
                }
              })
          .start();
    }
    return run;
  }

  RunResult play() {
    return run().play();
  }
}
