import java.util.Locale;

/** One line of the result. Figures that a client does not have are NaN, and shown as a dash. */
record Row(
    String client,
    double cpuMicros,
    double callsPerSecond,
    double emulatorCpuMicros,
    double errorP50,
    double errorP99,
    int gcCycles,
    double heapPerUserKb,
    long failed) {

  static final String HEADER =
      "| client | CPU µs a call | against wrk | calls/s | emulator's CPU µs a call | measured − true p50 / p99 ms"
          + " | GC cycles in the window | live heap a user, kB | failed |\n|---|---|---|---|---|---|---|---|---|";

  String line(double wrkCpuMicros) {
    return "| %s | %s | %s | %s | %s | %s / %s | %s | %s | %d |"
        .formatted(
            client,
            figure(cpuMicros, 1),
            Double.isNaN(wrkCpuMicros) ? "–" : figure(cpuMicros / wrkCpuMicros, 2),
            figure(callsPerSecond, 0),
            figure(emulatorCpuMicros, 1),
            figure(errorP50, 2),
            figure(errorP99, 2),
            gcCycles < 0 ? "–" : Integer.toString(gcCycles),
            figure(heapPerUserKb, 1),
            failed);
  }

  private static String figure(double value, int digits) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
