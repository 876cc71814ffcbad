package dev.stampede.scenario;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that belong together: a part of a user's day. Write it as a class within the user (or
 * within another task set), and mark it with {@link Task}:
 *
 * <pre>{@code
 * class Customer extends User {
 *   final Agent supervisor = agent("supervisor");
 *
 *   @Task(weight = 2)
 *   class Booking extends TaskSet {
 *     @Task(weight = 5) void asks() { supervisor.turn("booking").ask("When?"); }
 *     @Task void enough() { leave(); }
 *   }
 * }
 * }</pre>
 *
 * <p>A user who draws it makes one, and plays its tasks and waits until one of them says {@link
 * #leave}; without that, to its end. Not being {@code static}, such a class sees its user's fields.
 * It waits as its user does unless it says otherwise.
 */
public abstract non-sealed class TaskSet extends Actor {

  private @Nullable User user;

  /** Made by the engine each time a user draws it, on the user's thread. */
  protected TaskSet() {}

  final void belongTo(User whose) {
    user = whose;
  }

  /**
   * Who plays it. Not known yet in the constructor.
   *
   * @throws NullPointerException in the constructor
   */
  protected final User user() {
    return Objects.requireNonNull(user, "a task set's user is known from onStart on");
  }

  /** How it waits: as its user does, unless it says otherwise. */
  public final WaitTime waitTime() {
    return ownWaitTime().orElseGet(() -> user().waitTime());
  }

  /**
   * Leaves this task set; whoever played it draws its next task at once: Locust's {@code
   * interrupt()}. Never returns: it unwinds the task, so let what it throws pass. Said of an outer
   * task set ({@code Outer.this.leave()}), it leaves the inner ones too.
   */
  @SuppressWarnings("DoNotCallSuggester")
  protected final void leave() {
    throw new LeaveTaskSet(this, false);
  }

  /** As {@link #leave}, and a wait comes first: Locust's {@code interrupt(reschedule=False)}. */
  @SuppressWarnings("DoNotCallSuggester")
  protected final void leaveAndWait() {
    throw new LeaveTaskSet(this, true);
  }
}
