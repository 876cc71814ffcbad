import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Measured − true latency, call by call: our sample's service time less what the emulator's own log
 * says the call really took there.
 *
 * @param millis the errors in order, in milliseconds
 * @param failed calls of ours that did not succeed
 */
record Errors(double[] millis, long failed) {

  /** Joins the calls that we finished between two moments of {@link System#nanoTime}. */
  static Errors between(Path samples, URI emulator, long from, long to) throws Exception {
    Map<String, Long> trueNanos = new HashMap<>();
    try (HttpClient http = HttpClient.newHttpClient();
        BufferedReader truth =
            new BufferedReader(
                new InputStreamReader(
                    http.send(
                            HttpRequest.newBuilder(emulator.resolve("/_emulator/truth.csv")).build(),
                            BodyHandlers.ofInputStream())
                        .body()))) {
      Csv.read(
          truth,
          row -> {
            if (row.get("outcome").equals("answered")) {
              long took = Long.parseLong(row.get("last_byte_ns")) - Long.parseLong(row.get("arrival_ns"));
              trueNanos.put(row.get("invocation_id"), took);
            }
          });
    }
    double[] errors = new double[trueNanos.size()];
    int[] n = new int[1];
    long[] failed = new long[1];
    try (BufferedReader ours = Files.newBufferedReader(samples)) {
      Csv.read(
          ours,
          row -> {
            long finished = Long.parseLong(row.get("finished_ns"));
            if (finished < from || finished > to) {
              return;
            }
            Long took = trueNanos.get(row.get("id"));
            if (!row.get("outcome").equals("success") || took == null) {
              failed[0]++;
            } else {
              errors[n[0]++] = (finished - Long.parseLong(row.get("sent_ns")) - took) / 1e6;
            }
          });
    }
    double[] sorted = Arrays.copyOf(errors, n[0]);
    Arrays.sort(sorted);
    return new Errors(sorted, failed[0]);
  }

  double percentile(double p) {
    if (millis.length == 0) {
      return Double.NaN;
    }
    return millis[(int) Math.min(millis.length - 1, Math.ceil(p / 100 * millis.length))];
  }
}
