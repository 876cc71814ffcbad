package dev.stampede.emulator.server;

import dev.stampede.emulator.functions.Call;
import dev.stampede.emulator.functions.Execution;
import dev.stampede.emulator.functions.Functions;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of the type {@code Event}: nobody waits for it, but it needs an environment for its time.
 * While there is none, it is tried again every second for six hours, as Lambda does.
 */
final class AsyncRun extends Agenda.Item {
  private static final long RETRY_NANOS = 1_000_000_000L;
  private static final int MAX_TRIES = 6 * 3600;

  private final Functions functions;
  private final Call call;
  private final LongSupplier nanoTime;
  private @Nullable Agenda agenda;
  private @Nullable Execution running;
  private int tries;

  AsyncRun(Functions functions, Call call, LongSupplier nanoTime) {
    this.functions = functions;
    this.call = call;
    this.nanoTime = nanoTime;
  }

  void start(Agenda on) {
    agenda = on;
    attempt(on);
  }

  @Override
  void due() {
    if (running != null) {
      functions.end(running, nanoTime.getAsLong());
    } else if (agenda != null) {
      attempt(agenda);
    }
  }

  private void attempt(Agenda on) {
    long now = nanoTime.getAsLong();
    if (functions.start(call, now) instanceof Functions.Running(Execution run)) {
      running = run;
      on.enter(this, now + run.totalNanos());
    } else if (++tries < MAX_TRIES) {
      on.enter(this, now + RETRY_NANOS);
    }
  }
}
