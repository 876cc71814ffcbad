package dev.stampede.emulator.truth;

import dev.stampede.emulator.agents.Agent;
import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.agents.Turn;
import dev.stampede.emulator.quota.QuotaKind;
import dev.stampede.emulator.wire.SignatureResult;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some thousand rows in columns of primitives, about 80 bytes a row. Written by one event loop; the
 * outcome is written last (release) and read first (acquire), so a reader sees all that belongs to
 * the outcome it saw.
 */
@SuppressWarnings("EnumOrdinal") // the codes live and die with the process
final class Block {
  static final int ROWS = 4096;

  private static final VarHandle OUTCOME = MethodHandles.arrayElementVarHandle(byte[].class);
  private static final TrueOutcome[] OUTCOMES = TrueOutcome.values();
  private static final Agent[] AGENTS = Agent.values();
  private static final Habit[] HABITS = Habit.values();
  private static final SignatureResult[] SIGNATURES = SignatureResult.values();
  private static final QuotaKind[] QUOTAS = QuotaKind.values();
  private static final int NO_AGENT = -1;
  private static final int NO_QUOTA = -1;

  private final long[] idHigh = new long[ROWS];
  private final long[] idLow = new long[ROWS];
  private final @Nullable String[] otherId = new @Nullable String[ROWS];
  private final String[] session = new String[ROWS];
  private final long[] arrival = new long[ROWS];
  private final long[] firstByte = new long[ROWS];
  private final long[] lastByte = new long[ROWS];
  private final int[] input = new int[ROWS];
  private final int[] output = new int[ROWS];
  private final int[] marks = new int[ROWS];
  private final byte[] modelCalls = new byte[ROWS];
  private final byte[] delegations = new byte[ROWS];
  private final byte[] actions = new byte[ROWS];
  private final int[] connection = new int[ROWS];
  private final short[] detail = new short[ROWS];
  private @Nullable String @Nullable [] names;
  private final byte[] outcome = new byte[ROWS];
  private final byte[] route = new byte[ROWS];
  private final byte[] expected = new byte[ROWS];
  private final byte[] agent = new byte[ROWS];
  private final byte[] attempt = new byte[ROWS];
  private final byte[] signature = new byte[ROWS];
  private final byte[] quota = new byte[ROWS];
  private volatile @Nullable InvocationRows invocations;

  void open(int row, Arrival call) {
    identify(row, call.invocationId());
    session[row] = call.sessionId();
    arrival[row] = call.nanos();
    connection[row] = call.connection();
    route[row] = NO_AGENT;
    expected[row] = NO_AGENT;
    agent[row] = code(call.agent());
    attempt[row] = (byte) Math.min(Byte.MAX_VALUE, call.attempt());
    signature[row] = (byte) call.signature().ordinal();
    quota[row] = NO_QUOTA;
  }

  // Almost all ids are UUIDs, which fit in two numbers; any other is kept as it came.
  private void identify(int row, String id) {
    if (id.length() == 36 && id.charAt(8) == '-') {
      try {
        UUID uuid = UUID.fromString(id);
        if (uuid.toString().equals(id)) {
          idHigh[row] = uuid.getMostSignificantBits();
          idLow[row] = uuid.getLeastSignificantBits();
          return;
        }
      } catch (IllegalArgumentException e) {
        // Not a UUID after all.
      }
    }
    otherId[row] = id;
  }

  void turn(int row, Turn turn) {
    route[row] = code(turn.route());
    expected[row] = code(turn.expectedRoute());
    input[row] = turn.inputTokens();
    output[row] = turn.outputTokens();
    modelCalls[row] = (byte) turn.modelCalls();
    delegations[row] = (byte) turn.delegations();
    actions[row] = (byte) turn.actions();
    marks(row, turn.habits());
  }

  void marks(int row, Set<Habit> habits) {
    int bits = 0;
    for (Habit habit : habits) {
      bits |= 1 << habit.ordinal();
    }
    marks[row] = bits;
  }

  void invocation(int row, TrueInvocation call) {
    InvocationRows rows = invocations;
    if (rows == null) {
      rows = new InvocationRows();
    }
    rows.set(row, call);
    invocations = rows;
  }

  void throttled(int row, QuotaKind exceeded) {
    quota[row] = (byte) exceeded.ordinal();
  }

  // A turn whose first invocation was refused has used nothing, and chosen nobody.
  void cutShort(int row, int calls, int inputTokens, int outputTokens) {
    modelCalls[row] = (byte) calls;
    input[row] = inputTokens;
    output[row] = outputTokens;
    if (calls == 0) {
      route[row] = NO_AGENT;
      expected[row] = NO_AGENT;
      delegations[row] = 0;
      actions[row] = 0;
    }
  }

  void firstByte(int row, long nanos) {
    firstByte[row] = nanos;
  }

  void lastByte(int row, long nanos) {
    lastByte[row] = nanos;
  }

  void close(int row, TrueOutcome end) {
    OUTCOME.setRelease(outcome, row, (byte) end.ordinal());
  }

  void closeWithStatus(int row, int status) {
    detail[row] = (short) status;
    close(row, TrueOutcome.STATUS);
  }

  void closeWithName(int row, TrueOutcome end, String name) {
    @Nullable String[] all = names;
    if (all == null) {
      all = new @Nullable String[ROWS];
      names = all;
    }
    all[row] = name;
    close(row, end);
  }

  TrueOutcome outcome(int row) {
    return OUTCOMES[(byte) OUTCOME.getAcquire(outcome, row)];
  }

  TrueCall read(int row) {
    TrueOutcome end = outcome(row);
    String other = otherId[row];
    InvocationRows rows = invocations;
    return new TrueCall(
        other == null ? new UUID(idHigh[row], idLow[row]).toString() : other,
        arrival[row],
        firstByte[row],
        lastByte[row],
        label(row, end),
        agentName(route[row]),
        agentName(expected[row]),
        input[row],
        output[row],
        session[row],
        agentName(agent[row]),
        attempt[row],
        SIGNATURES[signature[row]].label(),
        connection[row],
        rows == null ? TrueInvocation.NONE : rows.get(row),
        names(marks[row]),
        modelCalls[row],
        delegations[row],
        actions[row],
        quota[row] == NO_QUOTA ? "" : QUOTAS[quota[row]].label());
  }

  private static String names(int marks) {
    if (marks == 0) {
      return "";
    }
    var names = new StringJoiner(" ");
    for (Habit habit : HABITS) {
      if ((marks & 1 << habit.ordinal()) != 0) {
        names.add(habit.mark());
      }
    }
    return names.toString();
  }

  private String label(int row, TrueOutcome end) {
    @Nullable String[] all = names;
    return switch (end) {
      case STATUS -> end.label() + "_" + detail[row];
      case EXCEPTION, ERROR -> end.label() + "_" + (all == null ? "" : all[row]);
      default -> end.label();
    };
  }

  private static byte code(Optional<Agent> agent) {
    return agent.isPresent() ? (byte) agent.get().ordinal() : NO_AGENT;
  }

  private static String agentName(byte ordinal) {
    return ordinal == NO_AGENT ? "" : AGENTS[ordinal].label();
  }
}
