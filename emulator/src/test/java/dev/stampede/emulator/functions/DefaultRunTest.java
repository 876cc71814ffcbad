package dev.stampede.emulator.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import dev.stampede.emulator.chance.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The mix is that of the scenarios' two users; the targets are those of the suite for functions.
 */
@DisplayName("The functions of the default run")
class DefaultRunTest {
  private static final int CALLS = 10_000;

  /** One for each user of the profile heavy, which starts the most of those that have targets. */
  private static final int COLD = 100;

  private record Share(int weight, String function, String payload) {}

  private static final String BULK = "scheduling-agent-bulk-ops-dev";
  private static final String ACTIONS = "scheduling-actions-dev";

  private static final List<Share> MIX =
      List.of(
          new Share(
              68,
              BULK,
              "{'body':{'operation':'optimize_route','project_ids':[12345,12346,12347],"
                  + "'date':'2025-10-20'}}"),
          new Share(
              51,
              BULK,
              "{'body':{'operation':'bulk_assign_teams','project_ids':[12345,12346],"
                  + "'team_id':'team_001'}}"),
          new Share(
              34,
              BULK,
              "{'body':{'operation':'validate_projects',"
                  + "'project_ids':[12345,12346,12347,12348]}}"),
          new Share(17, BULK, "{'body':{'operation':'detect_conflicts','date':'2025-10-20'}}"),
          new Share(15, ACTIONS, action("list-projects", "customer_id", "1645975")),
          new Share(15, ACTIONS, action("get-available-dates", "project_id", "12345")));

  private static String action(String path, String parameter, String value) {
    return "{'apiPath':'/%s','httpMethod':'POST','parameters':[{'name':'%s','value':'%s'},"
            .formatted(path, parameter, value)
        + "{'name':'client_id','value':'09PF05VD'}]}";
  }

  private static Share drawn(int call) {
    int left = call % MIX.stream().mapToInt(Share::weight).sum();
    for (Share share : MIX) {
      left -= share.weight();
      if (left < 0) {
        return share;
      }
    }
    throw new IllegalStateException("beyond all weights");
  }

  private static Execution execution(long seed, int call) throws JacksonException {
    Share share = drawn(call);
    FunctionSettings function =
        FunctionsSettings.REALISTIC.function(share.function()).orElseThrow();
    var asked =
        new Call(
            FunctionsSettings.REALISTIC,
            function,
            FunctionSettings.LATEST,
            share.payload().replace('\'', '"').getBytes(UTF_8),
            Optional.empty(),
            new Draws(seed, call),
            new UUID(seed, call));
    var environment = new Environment(FunctionSettings.LATEST);
    return Execution.of(asked, new Fleet.Granted(environment, call < COLD, 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 42, -7})
  void meetTheTargetsComfortably(long seed) throws Exception {
    double[] seconds = new double[CALLS];
    double longestStart = 0;
    for (int call = 0; call < CALLS; call++) {
      Execution run = execution(seed, call);
      assertThat(run.failed() || run.businessError()).as("%s", drawn(call)).isFalse();
      seconds[call] = run.totalNanos() / 1e9;
      longestStart = Math.max(longestStart, run.startNanos() / 1e9);
    }
    Arrays.sort(seconds);
    assertThat(seconds[CALLS / 2]).as("p50, less than 1 s").isBetween(0.3, 0.8);
    assertThat(seconds[CALLS * 95 / 100]).as("p95, less than 3 s").isBetween(0.9, 2.0);
    assertThat(seconds[CALLS * 99 / 100]).as("p99, less than 5 s").isBetween(1.2, 3.0);
    assertThat(longestStart).as("longest cold start, less than 2 s").isBetween(0.6, 1.9);
  }
}
