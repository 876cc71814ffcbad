package dev.stampede.output.history;

import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Event.Kind;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.run.RunState;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells in words what the seconds of a run show: states that change, with how many users there are,
 * and statistics that begin anew. Not thread-safe.
 */
public final class Narrator {

  private RunState state = RunState.READY;
  private int epoch;

  /** What is to be told of a second; nothing, mostly. */
  public List<Event> tell(Second second) {
    List<Event> events = new ArrayList<>();
    double t = second.toNanos() / 1e9;
    long at = second.interval().toMillis();
    if (second.epoch() != epoch) {
      epoch = second.epoch();
      double from = second.fromNanos() / 1e9;
      events.add(
          new Event(from, second.interval().fromMillis(), Kind.RESET, "the statistics begin anew"));
    }
    if (second.state() != state) {
      state = second.state();
      events.add(new Event(t, at, Kind.STATE, words(second)));
    }
    return events;
  }

  private static String words(Second second) {
    int users = second.interval().userCount();
    return switch (second.state()) {
      case READY -> "ready";
      case SPAWNING -> "spawning: %s, %d wanted".formatted(users(users), second.goal());
      case RUNNING -> "running: %s".formatted(users(users));
      case STOPPING -> "stopping: %s left".formatted(users(users));
      case STOPPED -> users == 0 ? "stopped" : "stopped: %s would not end".formatted(users(users));
    };
  }

  private static String users(int users) {
    return users == 1 ? "1 user" : users + " users";
  }
}
