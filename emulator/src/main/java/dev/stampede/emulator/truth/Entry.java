package dev.stampede.emulator.truth;

import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.agents.Turn;
import dev.stampede.emulator.quota.QuotaKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The row of a call in progress, in the hand of the event loop that serves it. A call ends once:
 * what is reported after that is ignored.
 */
public final class Entry {
  private final @Nullable Block block;
  private final int row;
  private boolean begun;
  private boolean ended;

  Entry(@Nullable Block block, int row) {
    this.block = block;
    this.row = row;
  }

  /** Notes what was decided about the turn. */
  public void turn(Turn turn) {
    if (block != null) {
      block.turn(row, turn);
    }
  }

  /** Notes what a turn did out of the ordinary that was refused before all was decided. */
  public void marks(Set<Habit> habits) {
    if (block != null) {
      block.marks(row, habits);
    }
  }

  /** Notes what was decided about the call of a function. */
  public void invocation(TrueInvocation invocation) {
    if (block != null && !ended) {
      block.invocation(row, invocation);
    }
  }

  /** Notes which quota the call exceeded. */
  public void throttled(QuotaKind quota) {
    if (block != null && !ended) {
      block.throttled(row, quota);
    }
  }

  /** Notes how many invocations of models there were, if not as many as there were to be. */
  public void cutShort(int modelCalls, int inputTokens, int outputTokens) {
    if (block != null && !ended) {
      block.cutShort(row, modelCalls, inputTokens, outputTokens);
    }
  }

  /** Notes that a write of the answer was done. */
  public void wrote(long nanos) {
    if (block != null && !ended) {
      if (!begun) {
        begun = true;
        block.firstByte(row, nanos);
      }
      block.lastByte(row, nanos);
    }
  }

  /** The call ended. */
  public void end(TrueOutcome outcome) {
    if (block != null && !ended) {
      block.close(row, outcome);
    }
    ended = true;
  }

  /** The call was refused with an HTTP status. */
  public void endWithStatus(int status) {
    if (block != null && !ended) {
      block.closeWithStatus(row, status);
    }
    ended = true;
  }

  /**
   * The call's stream ended with an exception or an error.
   *
   * @param outcome {@code EXCEPTION} or {@code ERROR}
   * @param name as the frame says it
   */
  public void endWith(TrueOutcome outcome, String name) {
    if (block != null && !ended) {
      block.closeWithName(row, outcome, name);
    }
    ended = true;
  }
}
