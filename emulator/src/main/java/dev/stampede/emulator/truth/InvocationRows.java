package dev.stampede.emulator.truth;

import dev.stampede.emulator.functions.Start;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a {@link Block} that only calls of functions need, about 45 bytes a row; a block
 * without such calls has none of it.
 */
@SuppressWarnings("EnumOrdinal") // the codes live and die with the process
final class InvocationRows {
  private static final Start[] STARTS = Start.values();

  private final @Nullable String[] function = new @Nullable String[Block.ROWS];
  private final @Nullable String[] reason = new @Nullable String[Block.ROWS];
  private final long[] idHigh = new long[Block.ROWS];
  private final long[] idLow = new long[Block.ROWS];
  private final long[] startNanos = new long[Block.ROWS];
  private final int[] billed = new int[Block.ROWS];
  private final int[] concurrency = new int[Block.ROWS];
  private final byte[] start = new byte[Block.ROWS];

  void set(int row, TrueInvocation call) {
    reason[row] = call.reason();
    idHigh[row] = call.requestId().map(UUID::getMostSignificantBits).orElse(0L);
    idLow[row] = call.requestId().map(UUID::getLeastSignificantBits).orElse(0L);
    startNanos[row] = call.startNanos();
    billed[row] = (int) call.billedMillis();
    concurrency[row] = call.concurrency();
    start[row] = (byte) call.start().map(s -> s.ordinal() + 1).orElse(0).intValue();
    function[row] = call.function();
  }

  TrueInvocation get(int row) {
    String name = function[row];
    String why = reason[row];
    if (name == null || why == null) {
      return TrueInvocation.NONE;
    }
    boolean identified = idHigh[row] != 0 || idLow[row] != 0;
    return new TrueInvocation(
        name,
        identified ? Optional.of(new UUID(idHigh[row], idLow[row])) : Optional.empty(),
        start[row] == 0 ? Optional.empty() : Optional.of(STARTS[start[row] - 1]),
        startNanos[row],
        billed[row],
        concurrency[row],
        why);
  }
}
