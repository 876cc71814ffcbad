package dev.stampede.emulator.truth;

import dev.stampede.emulator.functions.Start;
import java.util.UUID;

/** The rows of {@code truth.csv}. */
public final class TruthCsv {
  /** The header line, with its line end. */
  public static final String HEADER =
      "invocation_id,arrival_ns,first_byte_ns,last_byte_ns,outcome,route,expected_route,"
          + "input_tokens,output_tokens,session_id,agent,attempt,signature,connection,"
          + "function,request_id,start,start_ms,billed_ms,concurrency,reason,"
          + "marks,model_calls,delegations,actions,quota\n";

  private TruthCsv() {}

  /** Appends one line, with its line end. */
  public static void append(StringBuilder out, TrueCall call) {
    out.append(quoted(call.invocationId())).append(',');
    out.append(call.arrivalNanos()).append(',');
    out.append(call.firstByteNanos()).append(',');
    out.append(call.lastByteNanos()).append(',');
    out.append(call.outcome()).append(',');
    out.append(call.route()).append(',');
    out.append(call.expectedRoute()).append(',');
    out.append(call.inputTokens()).append(',');
    out.append(call.outputTokens()).append(',');
    out.append(call.sessionId()).append(',');
    out.append(call.agent()).append(',');
    out.append(call.attempt()).append(',');
    out.append(call.signature()).append(',');
    out.append(call.connection()).append(',');
    append(out, call.invocation());
    out.append(',').append(call.marks()).append(',');
    out.append(call.modelCalls()).append(',');
    out.append(call.delegations()).append(',');
    out.append(call.actions()).append(',');
    out.append(call.quota()).append('\n');
  }

  private static void append(StringBuilder out, TrueInvocation call) {
    boolean any = !call.function().isEmpty();
    out.append(call.function()).append(',');
    out.append(call.requestId().map(UUID::toString).orElse("")).append(',');
    out.append(call.start().map(Start::label).orElse("")).append(',');
    out.append(any ? Double.toString(call.startMillis()) : "").append(',');
    out.append(any ? Long.toString(call.billedMillis()) : "").append(',');
    out.append(any ? Integer.toString(call.concurrency()) : "").append(',');
    out.append(quoted(call.reason()));
  }

  private static String quoted(String cell) {
    boolean plain = true;
    for (int i = 0; i < cell.length() && plain; i++) {
      char c = cell.charAt(i);
      plain = c != ',' && c != '"' && c >= ' ';
    }
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
