package dev.stampede.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stampede.page.SimulatedRun.Call;
import dev.stampede.page.SimulatedRun.Second;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Views (schema 1) of runs that never were, for tests and for the eye. */
public final class ViewFixture {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long STARTED = 1_795_600_812_000L;
  private static final List<String> TOTALS =
      List.of(
          "t",
          "w",
          "users",
          "goal",
          "rps",
          "fps",
          "tps",
          "inFlight",
          "p50",
          "p95",
          "p99",
          "max",
          "r95",
          "ttft50",
          "ttft95");
  private static final List<String> OF_A_ROW =
      List.of("t", "w", "rps", "fps", "tps", "p50", "p95", "p99", "max", "ttft50");

  private ViewFixture() {}

  /** The JSON of a view in UTF-8. */
  public static byte[] bytes(ObjectNode view) {
    try {
      return JSON.writeValueAsBytes(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A finished run of ten minutes against agents and functions. */
  public static ObjectNode finished() {
    return of(SimulatedRun.ofAgents(), SimulatedRun.SECONDS, false);
  }

  /** The same run, live and under way. */
  public static ObjectNode running() {
    ObjectNode view = of(SimulatedRun.ofAgents(), 420, true);
    view.put("state", "running").put("runTime", 600);
    view.putNull("verdict");
    ((ObjectNode) view.get("run")).putNull("ended");
    return view;
  }

  /** Nothing played yet: the start form. */
  public static ObjectNode ready() {
    ObjectNode view = JSON.createObjectNode();
    view.put("schema", 1).put("live", true).putNull("run").put("state", "ready");
    view.put("elapsed", 0).putNull("runTime").put("users", 0).put("goal", 0);
    view.set("form", form());
    view.set("totals", columns(TOTALS));
    view.putArray("rows");
    view.putObject("rowSeries");
    ObjectNode heat = view.putObject("heat");
    List.of("edges", "t", "w", "cells").forEach(heat::putArray);
    ObjectNode statistics = view.putObject("statistics");
    statistics.putArray("rows");
    statistics.set("aggregated", stat("", "", "Aggregated", 0, 0, 0, 1, 0.3, 1, false));
    view.putObject("failures").put("others", 0).putArray("rows");
    view.putObject("exceptions").put("others", 0).putArray("rows");
    ObjectNode insight = view.putObject("insight");
    insight.putArray("headlines");
    insight.putArray("tables");
    view.putArray("targets");
    view.putNull("validity").putNull("verdict");
    ObjectNode ratios = view.putObject("ratios");
    ratios.putArray("perClass");
    ratios.putArray("total");
    view.putArray("events");
    view.putArray("logs");
    configuration(view.putArray("configuration"));
    glossary(view.putArray("glossary"));
    view.putArray("downloads");
    return view;
  }

  /** A report of a run in which nothing was called. */
  public static ObjectNode empty() {
    ObjectNode view = ready();
    view.put("live", false).put("state", "stopped").putNull("form");
    view.set("run", run("nothing at all", 0));
    view.put("verdict", "nothing succeeded");
    return view;
  }

  /** Names and texts as an enemy would choose them. */
  public static ObjectNode hostile(boolean live) {
    List<Call> calls = new ArrayList<>();
    for (String name : Hostile.NAMES) {
      calls.add(new Call("AGENT", name, 1.0 / Hostile.NAMES.size(), 900, 0.4, true));
    }
    ObjectNode view = of(new SimulatedRun(calls), 60, live);
    ObjectNode run = (ObjectNode) view.get("run");
    run.put("name", Hostile.NAMES.get(0)).put("target", Hostile.NAMES.get(1));
    ArrayNode failures = ((ObjectNode) view.get("failures")).putArray("rows");
    ArrayNode exceptions = ((ObjectNode) view.get("exceptions")).putArray("rows");
    ArrayNode logs = view.putArray("logs");
    for (String text : Hostile.NAMES) {
      failure(failures, "AGENT", text, "service error", text, 12);
      exception(exceptions, text, "Traceback of\n  " + text, 3);
      logs.addObject().put("at", STARTED).put("level", "ERROR").put("text", text);
      ((ArrayNode) view.get("events"))
          .addObject()
          .put("t", 30)
          .put("at", STARTED + 30_000)
          .put("kind", "trouble")
          .put("text", text);
    }
    return view;
  }

  /** A run of very many names. */
  public static ObjectNode crowded(int names, boolean live) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < names; i++) {
      calls.add(
          new Call(
              "GET", "/patients/%05d/notes".formatted(i), 1.0 / names, 60 + i % 700, 0.4, false));
    }
    return of(new SimulatedRun(calls), 60, live);
  }

  private static ObjectNode of(SimulatedRun run, int seconds, boolean live) {
    ObjectNode view = ready();
    view.put("live", live).put("state", "stopped").put("elapsed", seconds).put("runTime", seconds);
    view.put("users", SimulatedRun.users(seconds - 1)).put("goal", SimulatedRun.goal(seconds - 1));
    view.set("run", run("Clinic assistants, evening peak", seconds));
    if (live) {
      view.set("form", form());
      downloads(view.putArray("downloads"));
    } else {
      view.putNull("form");
    }
    totals((ObjectNode) view.get("totals"), run, seconds);
    heat((ObjectNode) view.get("heat"), run, seconds);
    rows(view, run, seconds);
    troubles(view);
    insight((ObjectNode) view.get("insight"));
    targets(view.putArray("targets"));
    view.putObject("validity").put("verdict", "valid").putArray("reasons");
    view.put("verdict", "targets missed");
    ratios((ObjectNode) view.get("ratios"));
    events(view.putArray("events"), seconds);
    logs(view.putArray("logs"));
    return view;
  }

  private static void totals(ObjectNode totals, SimulatedRun run, int seconds) {
    for (int second = 0; second < seconds; second++) {
      Second s = run.together(second);
      add(totals, "t", second + 1);
      add(totals, "w", 1);
      add(totals, "users", SimulatedRun.users(second));
      add(totals, "goal", SimulatedRun.goal(second));
      add(totals, "inFlight", Math.rint(s.rps() * s.p50() / 1000 * 1.15));
      add(totals, "r95", s.p95() * 1.02);
      add(totals, "ttft95", s.ttft95());
      both(totals, s);
    }
  }

  private static void both(ObjectNode series, Second s) {
    add(series, "rps", s.rps());
    add(series, "fps", s.fps());
    add(series, "tps", s.tps());
    add(series, "p50", s.p50());
    add(series, "p95", s.p95());
    add(series, "p99", s.p99());
    add(series, "max", s.max());
    add(series, "ttft50", s.ttft50());
  }

  /** Cells as the server counts them: the first ends at 0.1 ms, and twenty make a decade. */
  private static void heat(ObjectNode heat, SimulatedRun run, int seconds) {
    int high = 0;
    for (int second = 0; second < seconds; second += 5) {
      TreeMap<Integer, Integer> column = new TreeMap<>();
      for (double millis : run.durations(second)) {
        column.merge(1 + (int) Math.floor(20 * Math.log10(millis / 0.1)), 1, Integer::sum);
      }
      if (!column.isEmpty()) {
        high = Math.max(high, column.lastKey());
      }
      add(heat, "t", second + 5);
      add(heat, "w", 5);
      ArrayNode cells = ((ArrayNode) heat.get("cells")).addArray();
      column.forEach((cell, n) -> cells.addArray().add(cell).add(n));
    }
    for (int edge = 0; edge <= high + 1; edge++) {
      add(heat, "edges", edge == 0 ? 0 : 0.1 * Math.pow(10, (edge - 1) / 20.0));
    }
  }

  private static void rows(ObjectNode view, SimulatedRun run, int seconds) {
    ArrayNode metas = (ArrayNode) view.get("rows");
    ObjectNode series = (ObjectNode) view.get("rowSeries");
    ObjectNode statistics = (ObjectNode) view.get("statistics");
    ArrayNode stats = statistics.putArray("rows");
    double all = 0;
    double failed = 0;
    int index = 0;
    for (Call call : run.calls()) {
      String id = "r" + index++;
      metas.addObject().put("id", id).put("type", call.type()).put("name", call.name());
      ObjectNode points = columns(OF_A_ROW);
      double requests = 0;
      double fails = 0;
      for (int second = 4; second < seconds; second += 5) {
        Second s = run.second(call, second);
        add(points, "t", second + 1);
        add(points, "w", 5);
        both(points, s);
        requests += s.rps() * 5;
        fails += s.fps() * 5;
      }
      series.set(id, points);
      all += requests;
      failed += fails;
      stats.add(
          stat(
              id,
              call.type(),
              call.name(),
              Math.round(requests),
              Math.round(fails),
              call.median() * 1.35,
              seconds,
              call.spread(),
              2,
              call.agent()));
    }
    statistics.set(
        "aggregated",
        stat(
            "",
            "",
            "Aggregated",
            Math.round(all),
            Math.round(failed),
            3_050,
            seconds,
            0.5,
            9,
            true));
  }

  private static ObjectNode stat(
      String id,
      String type,
      String name,
      long requests,
      long fails,
      double median,
      int seconds,
      double spread,
      int interrupted,
      boolean agent) {
    ObjectNode stat = JSON.createObjectNode();
    stat.put("id", id).put("type", type).put("name", name);
    stat.put("requests", requests).put("fails", fails).put("interrupted", interrupted);
    ObjectNode pct = stat.putObject("pct");
    double[] z = {0, 0.412, 0.674, 0.842, 1.282, 1.645, 2.054, 2.326, 3.09, 3.719, 4};
    double[] p = {50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100};
    for (int i = 0; i < p.length; i++) {
      String key = p[i] == Math.rint(p[i]) ? "" + (int) p[i] : "" + p[i];
      boolean enough = p[i] == 100 || requests * (100 - p[i]) >= 100 - 1e-9;
      if (requests > 0 && enough) {
        pct.put(key, sig(median * Math.exp(z[i] * spread)));
      } else {
        pct.putNull(key);
      }
    }
    boolean any = requests > 0;
    number(stat, "average", any ? median * 1.08 : Double.NaN);
    number(stat, "min", any ? median * Math.exp(-2.6 * spread) : Double.NaN);
    number(stat, "max", any ? median * Math.exp(4 * spread) : Double.NaN);
    number(stat, "size", any ? (agent ? 1_834 : 412) : Double.NaN);
    stat.put("rps", sig((double) requests / seconds)).put("fps", sig((double) fails / seconds));
    stat.put("currentRps", sig(1.04 * requests / seconds));
    stat.put("currentFps", sig(0.4 * fails / seconds));
    ObjectNode ok = stat.putObject("ok");
    ObjectNode response = stat.putObject("response");
    for (int i : new int[] {0, 5, 7}) {
      String key = "" + (int) p[i];
      number(ok, key, any ? median * 0.99 * Math.exp(z[i] * spread) : Double.NaN);
      number(response, key, any ? median * 1.01 * Math.exp(z[i] * spread) : Double.NaN);
    }
    if (agent && any) {
      ObjectNode ttft = stat.putObject("ttft");
      ttft.put("50", sig(median * 0.36)).put("95", sig(median * 0.36 * 1.7));
    } else {
      stat.putNull("ttft");
    }
    return stat;
  }

  private static void troubles(ObjectNode view) {
    ObjectNode failures = (ObjectNode) view.get("failures");
    failures.put("others", 4);
    ArrayNode rows = (ArrayNode) failures.get("rows");
    String throttle =
        "throttlingException: Your request rate is too high. Please reduce the frequency of requests.";
    failure(rows, "AGENT", "schedule a follow-up visit", "throttled", throttle, 112);
    failure(rows, "AGENT", "summarise the last encounter", "throttled in stream", throttle, 71);
    failure(
        rows,
        "LAMBDA",
        "bulk_ops · export of notes",
        "function error",
        "Task timed out after 3.00 seconds",
        17);
    failure(
        rows,
        "AGENT",
        "draft a referral letter",
        "check failed",
        "the letter names no recipient",
        3);
    ObjectNode exceptions = (ObjectNode) view.get("exceptions");
    exception(
        (ArrayNode) exceptions.get("rows"),
        "java.lang.IndexOutOfBoundsException: Index 3 out of bounds for length 3",
        "java.lang.IndexOutOfBoundsException: Index 3 out of bounds for length 3\n"
            + "    at java.base/java.util.ImmutableCollections$ListN.get(ImmutableCollections.java:680)\n"
            + "    at scenario//Clinic.pickPatient(Clinic.java:41)\n"
            + "    at scenario//Clinic.followUp(Clinic.java:58)\n",
        6);
  }

  private static void failure(
      ArrayNode rows, String type, String name, String outcome, String error, long count) {
    rows.addObject()
        .put("type", type)
        .put("name", name)
        .put("outcome", outcome)
        .put("error", error)
        .put("count", count)
        .put("first", STARTED + 321_400)
        .put("last", STARTED + 371_900);
  }

  private static void exception(ArrayNode rows, String message, String traceback, long count) {
    rows.addObject()
        .put("message", message)
        .put("traceback", traceback)
        .put("count", count)
        .put("first", STARTED + 94_000)
        .put("last", STARTED + 512_000);
  }

  private static void insight(ObjectNode insight) {
    insight
        .withArray("headlines")
        .add("Routing Accuracy: 95.4% (n=9,214, 95% interval 95.0%–95.8%)")
        .add("Time to first token: p50 1.1 s, p95 1.9 s");
    ArrayNode tables = insight.withArray("tables");
    table(
        tables,
        "agents",
        List.of(
            "Type:text",
            "Name:text",
            "Turns:count",
            "TTFT p50:millis",
            "TTFT p95:millis",
            "ICL p50:millis:detail",
            "Tokens per turn:count",
            "Routing accuracy:share"),
        new Object[][] {
          {"AGENT", "schedule a follow-up visit", 4012, 1043, 1811, 38, 512, 0.971},
          {"AGENT", "summarise the last encounter", 3151, 1296, 2404, 41, 873, 0.964},
          {"AGENT", "which medication interacts?", 2290, 828, 1402, 36, 344, 0.921},
          {"AGENT", "draft a referral letter", 1433, 1872, 3710, 44, 1204, 0.958},
          {"AGENT", "check insurance coverage", 572, null, null, null, 198, 0.899}
        },
        List.of(
            "TTFT: from sent to the first chunk that is not empty. ICL: time between chunks; a chunk"
                + " is not a token."));
    table(
        tables,
        "routes",
        List.of(
            "Expected:text",
            "scheduling:count",
            "notes:count",
            "medication:count",
            "coverage:count",
            "none:count",
            "several:count"),
        new Object[][] {
          {"scheduling", 3896, 61, 12, 0, 34, 9},
          {"notes", 48, 4421, 71, 3, 22, 19},
          {"medication", 9, 122, 2109, 11, 31, 8},
          {"coverage", 22, 8, 5, 514, 19, 4}
        },
        List.of("Rows: the collaborator that was expected. Columns: the one that was chosen."));
    table(
        tables,
        "functions",
        List.of(
            "Type:text",
            "Name:text",
            "Calls:count",
            "Cold starts:count",
            "Init p50:millis",
            "Billed p50:millis",
            "Max memory:count",
            "Function errors:count"),
        new Object[][] {
          {"LAMBDA", "lookup_patient", 1719, 14, 412, 91, 148, 0},
          {"LAMBDA", "bulk_ops · export of notes", 1146, 9, 688, 702, 311, 17}
        },
        List.of());
  }

  private static void table(
      ArrayNode tables, String title, List<String> columns, Object[][] cells, List<String> notes) {
    ObjectNode table = tables.addObject().put("title", title);
    ArrayNode heads = table.putArray("columns");
    for (String column : columns) {
      String[] parts = column.split(":", -1);
      heads.addObject().put("name", parts[0]).put("kind", parts[1]).put("detail", parts.length > 2);
    }
    ArrayNode rows = table.putArray("rows");
    for (Object[] row : cells) {
      ArrayNode line = rows.addArray();
      for (Object cell : row) {
        switch (cell) {
          case null -> line.addNull();
          case String words -> line.add(words);
          case Integer number -> line.add(number);
          case Double number -> line.add(number);
          default -> throw new IllegalArgumentException("a cell of " + cell.getClass());
        }
      }
    }
    ArrayNode lines = table.putArray("notes");
    notes.forEach(lines::add);
  }

  private static void targets(ArrayNode targets) {
    target(targets, "agents: p95 < 8s", "AGENT", "p95", "7.1 s", "8 s", "pass", "", 11_458, null);
    target(
        targets,
        "all: failures < 1%",
        "all rows",
        "failures",
        "1.4%",
        "1%",
        "fail",
        "",
        14_323,
        new double[] {326, 120, 31.4, 376, 1});
    target(
        targets,
        "agents: routing accuracy > 95%",
        "AGENT",
        "routing accuracy",
        "95.4%",
        "95%",
        "pass",
        "",
        9_214,
        null);
    target(
        targets,
        "all: throughput > 200/s",
        "all rows",
        "throughput",
        "",
        "200/s",
        "not judged",
        "the load is too small to reach it: 120 users make at most 44 calls/s",
        14_323,
        null);
    target(
        targets,
        "cold starts: init p99 < 1s",
        "LAMBDA",
        "init p99",
        "",
        "1 s",
        "not enough samples",
        "23 of the 100 that p99 takes",
        23,
        null);
  }

  private static void target(
      ArrayNode targets,
      String rule,
      String rows,
      String measure,
      String measured,
      String limit,
      String result,
      String reason,
      long n,
      double @Nullable [] broken) {
    ObjectNode target = targets.addObject();
    target.put("rule", rule).put("rows", rows).put("measure", measure).put("measured", measured);
    target.put("limit", limit).put("result", result).put("reason", reason).put("n", n);
    if (broken == null) {
      target.putNull("firstBroken");
    } else {
      target
          .putObject("firstBroken")
          .put("at", broken[0])
          .put("users", broken[1])
          .put("callsPerSecond", broken[2])
          .put("heldAgain", broken[3])
          .put("heldAgainBriefly", false)
          .put("times", broken[4]);
    }
  }

  private static void ratios(ObjectNode ratios) {
    for (String which : List.of("perClass", "total")) {
      double scale = "total".equals(which) ? 0.8 : 1;
      ArrayNode nodes = ratios.putArray(which);
      ArrayNode tasks = node(nodes, "ClinicStaff", scale);
      node(tasks, "followUp", 0.35 * scale);
      node(tasks, "summarise", 0.275 * scale);
      ArrayNode letters = node(tasks, "Letters", 0.375 * scale);
      node(letters, "referral", 0.25 * scale);
      node(letters, "coverage", 0.125 * scale);
      ArrayNode batch = node(nodes, "NightlyExport", "total".equals(which) ? 0.2 : 1);
      node(batch, "export", "total".equals(which) ? 0.2 : 1);
    }
  }

  private static ArrayNode node(ArrayNode nodes, String name, double ratio) {
    return nodes.addObject().put("name", name).put("ratio", ratio).putArray("tasks");
  }

  private static void events(ArrayNode events, int seconds) {
    event(events, 0, "state", "spawning 120 users at 1 a second");
    event(events, 120, "state", "all 120 users are running");
    event(events, 320, "trouble", "throttles above 5% of calls");
    event(events, 326, "target", "all: failures < 1% is broken");
    event(events, 376, "target", "all: failures < 1% holds again");
    event(events, 480, "load", "load changed to 80 users at 4 a second");
    event(events, 600, "state", "stopped: the run time is over");
    while (!events.isEmpty() && events.get(events.size() - 1).get("t").asInt() > seconds) {
      events.remove(events.size() - 1);
    }
  }

  private static void event(ArrayNode events, int t, String kind, String text) {
    events
        .addObject()
        .put("t", t)
        .put("at", STARTED + t * 1000L)
        .put("kind", kind)
        .put("text", text);
  }

  private static void logs(ArrayNode logs) {
    logs.addObject().put("at", STARTED).put("level", "INFO").put("text", "Spawning 120 users");
    logs.addObject()
        .put("at", STARTED + 321_400)
        .put("level", "WARN")
        .put("text", "agent supervisor: throttled (429); retries are off");
    logs.addObject()
        .put("at", STARTED + 322_100)
        .put("level", "ERROR")
        .put("text", "ClinicStaff.followUp threw IndexOutOfBoundsException (Clinic.java:41)");
  }

  private static void downloads(ArrayNode downloads) {
    String[][] files = {
      {"requests.csv", "statistics of each name, as Locust writes them"},
      {"requests_full_history.csv", "the same each second"},
      {"failures.csv", "failures by kind"},
      {"exceptions.csv", "exceptions of the scenario's code"},
      {"report.html", "the report: one file that opens without network"},
      {"journal", "the whole run, for stampede report and replay"},
      {"summary.json", "the summary as JSON"}
    };
    for (String[] file : files) {
      downloads
          .addObject()
          .put("name", file[0])
          .put("href", "api/download/" + file[0])
          .put("what", file[1]);
    }
  }

  private static ObjectNode run(String name, int seconds) {
    ObjectNode run = JSON.createObjectNode();
    run.put("id", "20261123-2040-clinic").put("name", name).put("started", STARTED);
    run.put("ended", STARTED + seconds * 1000L).put("scenario", "scenarios/Clinic.java");
    run.put("target", "eu-central-1 · supervisor (alias live)").put("seed", 7_041_776_109L);
    run.put("version", "0.1.0").put("java", "Java 25.0.3 (Temurin)");
    run.putObject("machine")
        .put("host", "loadgen-1")
        .put("processors", 8)
        .put("memoryBytes", 34_359_738_368L)
        .put("os", "Linux 6.12 amd64");
    run.put(
        "command", "stampede run -f scenarios/Clinic.java -u 120 -r 1 -t 10m --html report.html");
    run.put("users", 120)
        .put("spawnRate", 1)
        .put("runTime", seconds)
        .putNull("profile")
        .put("epoch", 1);
    return run;
  }

  private static ObjectNode form() {
    ObjectNode form = JSON.createObjectNode();
    form.put("users", 120).put("spawnRate", 1).put("runTime", "10m");
    ArrayNode classes = form.putArray("userClasses");
    classes
        .addObject()
        .put("name", "ClinicStaff")
        .put("weight", 4)
        .putNull("fixedCount")
        .put("chosen", true);
    classes
        .addObject()
        .put("name", "NightlyExport")
        .put("weight", 1)
        .put("fixedCount", 2)
        .put("chosen", true);
    ArrayNode targets = form.putArray("targets");
    targets
        .addObject()
        .put("name", "emulator")
        .put("label", "the built-in emulator")
        .put("chosen", true);
    targets
        .addObject()
        .put("name", "live")
        .put("label", "eu-central-1 · supervisor (alias live)")
        .put("chosen", false);
    ArrayNode profiles = form.putArray("profiles");
    profiles
        .addObject()
        .put("name", "smoke")
        .put("text", "two users for a minute")
        .put("users", 2)
        .put("spawnRate", 1)
        .put("runTime", "1m");
    profiles
        .addObject()
        .put("name", "evening peak")
        .put("text", "what the clinic sees at 18:00")
        .put("users", 120)
        .put("spawnRate", 2)
        .put("runTime", "30m");
    form.putNull("profile");
    form.putArray("shapes").add("DoubleWave");
    form.putNull("shape").put("readOnly", false).putNull("problem");
    return form;
  }

  private static void configuration(ArrayNode configuration) {
    String[][] lines = {
      {"load", "users", "120", "-u"},
      {"load", "spawn-rate", "1", "-r"},
      {"load", "run-time", "10m", "-t"},
      {"target", "region", "eu-central-1", "stampede.yaml:3"},
      {"target", "agents.supervisor.alias", "live", "stampede.yaml:9"},
      {"target", "credentials", "•••••", "environment"},
      {"timeouts", "connect", "5s", "default"},
      {"timeouts", "silence", "60s", "default"}
    };
    for (String[] line : lines) {
      configuration
          .addObject()
          .put("section", line[0])
          .put("name", line[1])
          .put("value", line[2])
          .put("origin", line[3]);
    }
  }

  private static void glossary(ArrayNode glossary) {
    String[][] words = {
      {
        "response time",
        "how long a user waited, the generator's own delay included",
        "finished − planned",
        "metrics.md"
      },
      {"service time", "how long the service took", "finished − sent", "metrics.md"},
      {"TTFT", "time to the first chunk that is not empty", "first chunk − sent", "metrics.md"},
      {
        "routing accuracy",
        "turns that went to the collaborator that was expected",
        "right / judged turns",
        "metrics.md"
      },
      {
        "throttled",
        "turned away for rate or quota",
        "HTTP 429, or throttlingException in the stream",
        "outcomes.md"
      }
    };
    for (String[] word : words) {
      glossary
          .addObject()
          .put("term", word[0])
          .put("meaning", word[1])
          .put("formula", word[2])
          .put("source", word[3]);
    }
  }

  private static ObjectNode columns(List<String> names) {
    ObjectNode series = JSON.createObjectNode();
    names.forEach(series::putArray);
    return series;
  }

  private static void add(ObjectNode series, String column, double value) {
    ArrayNode values = (ArrayNode) series.get(column);
    if (Double.isFinite(value)) {
      values.add(sig(value));
    } else {
      values.addNull();
    }
  }

  private static void number(ObjectNode node, String field, double value) {
    if (Double.isFinite(value)) {
      node.put(field, sig(value));
    } else {
      node.putNull(field);
    }
  }

  private static double sig(double value) {
    return value == Math.rint(value)
        ? value
        : BigDecimal.valueOf(value).round(new MathContext(4)).doubleValue();
  }
}
