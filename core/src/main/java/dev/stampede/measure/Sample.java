package dev.stampede.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * One attempt, complete: what it was, how it ended and its three moments. Moments are nanoseconds
 * of the run's {@link dev.stampede.time.Clock}.
 *
 * @param id names this attempt to the service too, so that its log and ours can be joined
 * @param type the kind of request, such as {@code bedrock_agent}
 * @param name the row it counts in, such as {@code bedrock_agent:scheduling}
 * @param outcome how it ended
 * @param error what failed, in one line; empty unless the outcome {@linkplain Outcome#failed
 *     failed}
 * @param planned when the load model wanted it to start: in a closed model, when the user's wait
 *     ended
 * @param sent when the request was handed to the network; for an attempt that found no connection,
 *     when one began to be made: a wait for its turn is delay, however the attempt ends
 * @param finished the last byte, or the failure
 * @param bytes the size of the answer's body
 * @param observations what else it adds to its row's instruments
 */
public record Sample(
    String id,
    String type,
    String name,
    Outcome outcome,
    String error,
    long planned,
    long sent,
    long finished,
    long bytes,
    List<Observation> observations) {

  /** Refuses moments out of order, which would make every figure from them wrong. */
  public Sample {
    if (sent - planned < 0 || finished - sent < 0) {
      throw new IllegalArgumentException(
          "a sample's moments must be in order: planned %d, sent %d, finished %d"
              .formatted(planned, sent, finished));
    }
    observations = List.copyOf(observations);
  }

  /** The same with more observations; it itself where there are none. */
  public Sample with(List<Observation> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Observation> all = new ArrayList<>(observations);
    all.addAll(more);
    return new Sample(id, type, name, outcome, error, planned, sent, finished, bytes, all);
  }

  /** The row that it counts in. */
  public RowKey row() {
    return new RowKey(type, name);
  }

  /** What the service took: finished − sent, in nanoseconds. */
  public long serviceTime() {
    return finished - sent;
  }

  /** What the user felt: finished − planned, in nanoseconds. */
  public long responseTime() {
    return finished - planned;
  }

  /** What we added: sent − planned, in nanoseconds; the wait for a connection is in it. */
  public long generatorDelay() {
    return sent - planned;
  }
}
