package dev.stampede.scenario;

/** Thrown by {@link TaskSet#leave}: ends one play of a task set. */
public final class LeaveTaskSet extends Departure {

  private static final long serialVersionUID = 1L;

  private final transient TaskSet left;
  private final boolean waits;

  LeaveTaskSet(TaskSet left, boolean waits) {
    super("leave() was called for a task set that is not being played");
    this.left = left;
    this.waits = waits;
  }

  /** Whether it is this one that is left. */
  @SuppressWarnings("ReferenceEquality")
  public boolean leaves(TaskSet set) {
    return left == set;
  }

  /** Whether a wait comes before the next task. */
  public boolean waits() {
    return waits;
  }
}
