package dev.stampede.scenario;

import java.time.Duration;

/**
 * Someone who uses the system under test. Extend it, say how long this user waits, and mark what it
 * does with {@link Task}:
 *
 * <pre>{@code
 * class Customer extends User {
 *   final Agent supervisor = agent("supervisor");
 *
 *   Customer() { waitBetween(seconds(1), seconds(5)); }
 *
 *   @Task(weight = 3)
 *   void chats() { supervisor.turn("chitchat").ask("Hello!"); }
 * }
 * }</pre>
 *
 * <p>Every user is an object and a virtual thread of its own: fields need no locks, and any
 * blocking Java may be used.
 */
public abstract non-sealed class User extends Actor {

  private static final WaitTime NO_WAIT = WaitTime.constant(Duration.ZERO);

  /** Made by the engine, once for each user, on the user's thread. */
  protected User() {}

  /** How this user waits; not at all unless it says so. */
  public final WaitTime waitTime() {
    return ownWaitTime().orElse(NO_WAIT);
  }
}
