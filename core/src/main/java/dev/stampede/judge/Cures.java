package dev.stampede.judge;

import dev.stampede.measure.Failure;
import java.util.Optional;

/**
 * What a user can do about failures. Rooms that call a service of their own know its cures; {@link
 * #ofAnyCall} holds for every one.
 */
@FunctionalInterface
public interface Cures {

  /** What to do about such failures, in one sentence without a full stop; empty if unknown. */
  Optional<String> of(Failure failure);

  /** These, and where they know none, others. */
  default Cures or(Cures others) {
    return failure -> of(failure).or(() -> others.of(failure));
  }

  /** What helps whatever is called. */
  static Cures ofAnyCall() {
    return failure ->
        Optional.of(
            switch (failure.outcome()) {
              case THROTTLED, THROTTLED_IN_STREAM ->
                  "the load is over a quota: use fewer users or longer waits, or have the quota raised";
              case SERVICE_ERROR -> "the service fails: look at its health and its own log";
              case CLIENT_ERROR ->
                  "the service refuses the requests: look at what the scenario sends, and who as";
              case FUNCTION_ERROR -> "the function's own code fails: look at its log";
              case TRUNCATED ->
                  "answers break off: look for a timeout or a proxy between here and the service";
              case TIMEOUT ->
                  "answers take too long: use fewer users, or look at what the service waits for";
              case CONNECTION ->
                  "connections fail: check address and network, and that this machine has open files"
                      + " enough (ulimit -n)";
              case CHECK_FAILED -> "answers came and the scenario's own checks found them wrong";
              case SUCCESS, INTERRUPTED -> "nothing is wrong";
            });
  }
}
