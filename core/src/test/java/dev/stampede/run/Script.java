package dev.stampede.run;

import dev.stampede.scenario.WaitTime;
import java.time.Duration;

/** What a {@link ScriptedUser} does; says nothing: it is made, does nothing each second. */
final class Script {

  /** Something a user does. */
  @FunctionalInterface
  interface Act {
    void by(ScriptedUser user) throws Exception;
  }

  Act making = user -> {};
  Act onStart = user -> {};
  Act task = user -> {};
  Act onStop = user -> {};
  WaitTime wait = WaitTime.constant(Duration.ofSeconds(1));
}
