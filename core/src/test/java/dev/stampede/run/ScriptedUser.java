package dev.stampede.run;

import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.Task;
import dev.stampede.scenario.User;
import dev.stampede.scenario.UserStopped;
import dev.stampede.time.SimulatedTime;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** A user who does what its test says, and notes when it begins each part of it. */
class ScriptedUser extends User {

  private final Script script = Play.current().services().get(Script.class);
  private final Diary diary = Play.current().services().get(Diary.class);
  private final SimulatedTime time = Play.current().services().get(SimulatedTime.class);

  ScriptedUser() throws Exception {
    note("made");
    script.making.by(this);
    waitBy(script.wait);
  }

  @Override
  protected void onStart() {
    note("start");
    act(script.onStart);
  }

  @Task
  void acts() throws Exception {
    note("task");
    script.task.by(this);
    note("task done");
  }

  @Override
  protected void onStop() {
    note(Thread.currentThread().isInterrupted() ? "stop, interrupted" : "stop");
    act(script.onStop);
  }

  private void act(Script.Act act) {
    try {
      act.by(this);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  final void note(String what) {
    diary.note(userNumber(), what, time.elapsed());
  }

  final int number() {
    return userNumber();
  }

  final RandomGenerator draws() {
    return random();
  }

  final void rest(Duration wait) {
    pause(wait);
  }

  /** Takes time, as any blocking Java does. */
  final void work(Duration takes) throws InterruptedException {
    time.sleepUntil(time.nanoTime() + takes.toNanos());
  }

  /** Takes time and hears no interrupt. */
  final void workDeaf(Duration takes) {
    long until = time.nanoTime() + takes.toNanos();
    while (time.nanoTime() - until < 0) {
      try {
        time.sleepUntil(until);
      } catch (InterruptedException e) {
        note("deaf");
      }
    }
  }

  /** A call as a client makes it: one sample, whatever becomes of it. */
  final void call(Duration takes, Outcome outcome) {
    Play play = Play.current();
    long planned = play.takePlanned();
    play.recorder().begin();
    long sent = time.nanoTime();
    Outcome how = outcome;
    try {
      time.sleepUntil(sent + takes.toNanos());
    } catch (InterruptedException e) {
      how = Outcome.INTERRUPTED;
    }
    String id = play.runId() + "-" + number() + "-" + play.nextNumber();
    String error = how.failed() ? how.label() : "";
    play.recorder()
        .record(
            new Sample(
                id, "fake", "call", how, error, planned, sent, time.nanoTime(), 10, List.of()));
    if (how == Outcome.INTERRUPTED) {
      throw new UserStopped();
    }
  }
}
