package dev.stampede.cli;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Ctrl-C and SIGTERM. A shutdown hook cannot serve: the JVM then ignores a second Ctrl-C and keeps
 * the exit code for itself. The one thing that does, {@code sun.misc.Signal}, warns whoever names
 * it at compile time, warnings are errors here, and so it is reached by name.
 */
final class Signals {

  private Signals() {}

  /**
   * Calls back on each SIGINT and SIGTERM, on a thread of its own.
   *
   * @param handler told how often a signal has come by now: 1, 2, …
   * @return whether this JVM lets us; where not, signals end it as they always do
   */
  @SuppressWarnings("ReferenceEquality") // a proxy equals itself alone
  static boolean onStop(IntConsumer handler) {
    AtomicInteger count = new AtomicInteger();
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              signalHandler.getClassLoader(),
              new Class<?>[] {signalHandler},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      handler.accept(count.incrementAndGet());
                      yield null;
                    }
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "Stampede's signal handler";
                  });
      for (String name : new String[] {"INT", "TERM"}) {
        signal
            .getMethod("handle", signal, signalHandler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      }
      return true;
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // The JVM was started with -Xrs, or has no such class.
      return false;
    }
  }
}
