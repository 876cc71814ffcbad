package dev.stampede.aws.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.target.TargetException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The directory of agents")
class AgentDirectoryTest {

  @ParameterizedTest(name = "{0}: {1}/{2}")
  @CsvSource({
    "supervisor, 5VTIWONUMO, HH2U7EZXMW",
    "scheduling, IX24FSMTQH, TYJRF3CJ7F",
    "information, C9ANXRIO8Y, YVNFXEKPWO",
    "notes, G5BVBYEPUM, F9QQNLZUW8",
    "chitchat, BIUW1ARHGL, THIPMPJCPI"
  })
  @DisplayName("knows the suite's own")
  void usual(String name, String agent, String alias) {
    assertThat(AgentDirectory.of(Map.of()).find(name)).isEqualTo(new AgentAddress(agent, alias));
  }

  @Test
  @DisplayName("lets the environment name others, id by id")
  void environment() {
    AgentDirectory directory =
        AgentDirectory.of(
            Map.of("SUPERVISOR_AGENT_ID", " MINE ", "NOTES_ALIAS_ID", "TSTALIASID", "X", "y"));
    assertThat(directory.find("supervisor")).isEqualTo(new AgentAddress("MINE", "HH2U7EZXMW"));
    assertThat(directory.find("notes")).isEqualTo(new AgentAddress("G5BVBYEPUM", "TSTALIASID"));
  }

  @Test
  @DisplayName("refuses an id that no agent can have, and names the variable")
  void badId() {
    assertThatThrownBy(
            () -> AgentDirectory.of(Map.of("NOTES_AGENT_ID", "arn:aws:bedrock:us-east-1")))
        .isInstanceOf(TargetException.class)
        .hasMessage(
            "NOTES_AGENT_ID and NOTES_ALIAS_ID: 'arn:aws:bedrock:us-east-1' is no agent id: those"
                + " have up to ten letters and digits");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "supervisr, : did you mean 'supervisor'?",
    "Notes, : did you mean 'notes'?",
    "weather, ''"
  })
  @DisplayName("names the nearest right name, if one is near")
  void nearest(String name, String hint) {
    assertThatThrownBy(() -> AgentDirectory.of(Map.of()).find(name))
        .hasMessage(
            "there is no agent '%s'%s; the agents are chitchat, information, notes, scheduling,"
                    .formatted(name, hint)
                + " supervisor");
  }

  @Test
  @DisplayName("takes agents of one's own")
  void own() {
    AgentAddress mine = new AgentAddress("ABC", "DEF");
    assertThat(AgentDirectory.of(Map.of()).with("mine", mine).find("mine")).isEqualTo(mine);
  }
}
