package dev.stampede.emulator.truth;

import dev.stampede.emulator.agents.Sessions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The log of the truth. There is a row for every call whose request was read completely, from the
 * moment it was read. Reading is thread-safe at any time and disturbs no call.
 */
public final class Truth {
  private final List<CallLog> logs = new CopyOnWriteArrayList<>();
  private final AtomicLong blocksLeft;
  private final Sessions sessions;

  /**
   * An empty log.
   *
   * @param maxRows how many rows are kept, rounded up to whole blocks of 4,096 for each event loop;
   *     calls beyond are counted as dropped
   */
  public Truth(long maxRows, Sessions sessions) {
    this.blocksLeft = new AtomicLong((maxRows + Block.ROWS - 1) / Block.ROWS);
    this.sessions = sessions;
  }

  /** Opens the part of the log that one event loop writes. */
  public CallLog newLog() {
    var log = new CallLog(blocksLeft);
    logs.add(log);
    return log;
  }

  /** Forgets all calls; those in progress will not appear. Sessions and draws go on as they are. */
  public void reset() {
    logs.forEach(CallLog::reset);
  }

  /** Shows each call to a reader, in order of arrival within each event loop. */
  public void forEach(Consumer<TrueCall> reader) {
    logs.forEach(log -> log.forEach((block, row) -> reader.accept(block.read(row))));
  }

  /** All calls. For tests and small runs: {@link #forEach} needs no such list. */
  public List<TrueCall> calls() {
    var calls = new ArrayList<TrueCall>();
    forEach(calls::add);
    return calls;
  }

  /** The truth in numbers. */
  public TruthSummary summary() {
    var counts = new Counts();
    forEach(counts::add);
    long dropped = logs.stream().mapToLong(CallLog::dropped).sum();
    return new TruthSummary(
        counts.calls + dropped,
        counts.outcomes,
        counts.routes,
        counts.misrouted,
        counts.inputTokens,
        counts.outputTokens,
        counts.signatures,
        counts.retries,
        counts.throttles,
        sessions.opened(),
        sessions.open(),
        counts.connections.cardinality(),
        counts.marks,
        counts.modelCalls,
        counts.delegations,
        counts.actions,
        dropped,
        counts.took.percentiles(),
        counts.functions());
  }

  /** What one pass over the rows adds up. */
  private static final class Counts {
    private long calls;
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> routes = new TreeMap<>();
    private final Map<String, Long> signatures = new TreeMap<>();
    private final Map<String, Long> throttles = new TreeMap<>();
    private final BitSet connections = new BitSet();
    private final Map<String, Long> marks = new TreeMap<>();
    private long modelCalls;
    private long delegations;
    private long actions;
    private long misrouted;
    private long inputTokens;
    private long outputTokens;
    private long retries;
    private final Doubles took = new Doubles();
    private final Map<String, FunctionCounts> functions = new TreeMap<>();

    void add(TrueCall call) {
      calls++;
      outcomes.merge(call.outcome(), 1L, Long::sum);
      signatures.merge(call.signature(), 1L, Long::sum);
      if (!call.route().isEmpty()) {
        routes.merge(call.route(), 1L, Long::sum);
        misrouted += call.route().equals(call.expectedRoute()) ? 0 : 1;
      }
      if (!call.quota().isEmpty()) {
        throttles.merge(call.quota(), 1L, Long::sum);
      }
      inputTokens += call.inputTokens();
      outputTokens += call.outputTokens();
      retries += call.attempt() > 1 ? 1 : 0;
      modelCalls += call.modelCalls();
      delegations += call.delegations();
      actions += call.actions();
      if (!call.marks().isEmpty()) {
        for (String mark : call.marks().split(" ", -1)) {
          marks.merge(mark, 1L, Long::sum);
        }
      }
      connections.set(call.connection());
      if (call.outcome().equals(TrueOutcome.ANSWERED.label())) {
        took.add(call.tookMillis());
      }
      String function = call.invocation().function();
      if (!function.isEmpty()) {
        functions.computeIfAbsent(function, name -> new FunctionCounts()).add(call);
      }
    }

    Map<String, FunctionSummary> functions() {
      var summaries = new TreeMap<String, FunctionSummary>();
      functions.forEach((name, counts) -> summaries.put(name, counts.summary()));
      return summaries;
    }
  }
}
