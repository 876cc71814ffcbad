package dev.stampede.run;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a run stands. The whole machine:
 *
 * <pre>
 * from      to        when
 * ready     spawning  play() is called
 * spawning  running   as many users are there as the shape leads to
 * running   spawning  the shape leads elsewhere
 * spawning  stopping  the run time is over, the shape is over, stop(), or a user cannot be made
 * running   stopping  the same
 * stopping  stopped   every user has ended, or would not
 * </pre>
 */
public enum RunState {
  /** Made, and not begun. */
  READY("ready"),
  /** Users are being started or stopped to meet the shape. */
  SPAWNING("spawning"),
  /** As many users as the shape asks for. */
  RUNNING("running"),
  /** Users finish what they do, or are cut off. */
  STOPPING("stopping"),
  /** Over; the last snapshot has been handed out. */
  STOPPED("stopped");

  private final String label;

  RunState(String label) {
    this.label = label;
  }

  /** Locust's word for it. */
  public String label() {
    return label;
  }

  /** Where a run may go from here. */
  public Set<RunState> next() {
    return switch (this) {
      case READY -> EnumSet.of(SPAWNING);
      case SPAWNING -> EnumSet.of(RUNNING, STOPPING);
      case RUNNING -> EnumSet.of(SPAWNING, STOPPING);
      case STOPPING -> EnumSet.of(STOPPED);
      case STOPPED -> EnumSet.noneOf(RunState.class);
    };
  }
}
