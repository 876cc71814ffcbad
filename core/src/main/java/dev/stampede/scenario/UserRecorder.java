package dev.stampede.scenario;

import dev.stampede.measure.Mishap;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Sample;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The recorder as one user sees it: what it records counts in the groups that are open, too, and
 * each attempt's end is matched with its own beginning. Used by the user's own thread only.
 */
public final class UserRecorder {

  private final Recorder recorder;
  private final Deque<Group> groups = new ArrayDeque<>();
  private final Deque<Long> begun = new ArrayDeque<>();

  UserRecorder(Recorder recorder) {
    this.recorder = recorder;
  }

  /** Says that an attempt begins; {@link #record} must follow, whatever becomes of it. */
  public void begin() {
    begun.push(recorder.begin());
  }

  /**
   * Counts the attempt that was begun last, and has ended.
   *
   * @throws IllegalArgumentException if the sample cannot be counted; see {@link Recorder#record}
   */
  public void record(Sample sample) {
    Long since = begun.poll();
    if (since == null) {
      recorder.record(sample);
    } else {
      recorder.record(sample, since);
    }
    groups.forEach(group -> group.include(sample));
  }

  /** Counts an exception of the scenario's own code. */
  public void mishap(Mishap mishap) {
    recorder.mishap(mishap);
  }

  /** Counts how late the user's thread woke from its wait, in nanoseconds. */
  public void late(long nanos) {
    recorder.late(nanos);
  }

  void open(Group group) {
    groups.push(group);
  }

  /** Counts the group that was opened last; it is a part of those around it. */
  void close(Sample sample) {
    groups.pop();
    recorder.recordGroup(sample);
    groups.forEach(group -> group.include(sample));
  }
}
