package dev.stampede.scenario;

/** Thrown by {@code stopUser()}: ends this user. */
public final class StopUser extends Departure {

  private static final long serialVersionUID = 1L;

  StopUser() {
    super("stopUser() was called");
  }
}
