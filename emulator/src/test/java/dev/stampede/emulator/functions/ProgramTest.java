package dev.stampede.emulator.functions;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A function")
class ProgramTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Reply run(Program program, String payload) throws Exception {
    return program.run(Event.read(payload.getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3} of {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "BULK_OPS | {'body':{'operation':'optimize_route','project_ids':[12345,12346,12347],'date':'2025-10-20'}} | optimize_route | 3",
        "BULK_OPS | {'body':'{\\'operation\\':\\'bulk_assign_teams\\',\\'project_ids\\':[1,2],\\'team_id\\':\\'team_001\\'}'} | bulk_assign_teams | 2",
        "BULK_OPS | {'operation':'validate_projects','project_ids':['12345',12346,3,4]} | validate_projects | 4",
        "BULK_OPS | {'body':{'operation':'detect_conflicts','date':'2025-10-20'}} | detect_conflicts | 3",
        "BULK_OPS | {'body':{'operation':'detect_conflicts','date':'2025-10-20','project_ids':[1,2,3,4,5]}} | detect_conflicts | 5",
        "SCHEDULING | {'apiPath':'/list-projects','httpMethod':'POST','parameters':[{'name':'customer_id','value':'1645975'},{'name':'client_id','value':'09PF05VD'}]} | /list-projects | 1",
        "SCHEDULING | {'apiPath':'/get-available-dates','parameters':[{'name':'project_id','type':'integer','value':12345},{'name':'client_id','value':'09PF05VD'}]} | /get-available-dates | 1",
        "INFORMATION | {'apiPath':'/get-working-hours'} | /get-working-hours | 1",
        "NOTES | {'apiPath':'/list-notes','parameters':[{'name':'client_id','value':'09PF05VD'}]} | /list-notes | 1",
      })
  void doesWhatItIsAskedTo(Program program, String payload, String operation, int size)
      throws Exception {
    Reply reply = run(program, payload.replace('\'', '"'));
    assertThat(reply.isError()).as(reply.body()).isFalse();
    assertThat(reply.operation()).isEqualTo(operation);
    assertThat(reply.size()).isEqualTo(size);
    JsonNode payloadOut = JSON.readTree(reply.payload());
    assertThat(payloadOut.get("statusCode").asInt()).isEqualTo(200);
    assertThat(JSON.readTree(payloadOut.get("body").asText()).isObject()).isTrue();
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "BULK_OPS | {} | 400 | MISSING_PARAMETER | operation",
        "BULK_OPS | [] | 400 | MISSING_PARAMETER | operation",
        "BULK_OPS | {'body':'{'} | 400 | INVALID_JSON | JSON",
        "BULK_OPS | {'operation':'optimise_route'} | 400 | INVALID_OPERATION | did you mean optimize_route",
        "BULK_OPS | {'operation':'optimize_route','date':'2025-10-20'} | 400 | MISSING_PARAMETER | project_ids",
        "BULK_OPS | {'operation':'optimize_route','project_ids':[1],'date':'2025-10-20'} | 422 | TOO_FEW_PROJECTS | 2 to 50",
        "BULK_OPS | {'operation':'optimize_route','project_ids':N51,'date':'2025-10-20'} | 422 | TOO_MANY_PROJECTS | not 51",
        "BULK_OPS | {'operation':'optimize_route','project_ids':[1,2]} | 400 | MISSING_PARAMETER | date",
        "BULK_OPS | {'operation':'optimize_route','project_ids':[1,2],'date':'20.10.'} | 422 | INVALID_PARAMETER | date",
        "BULK_OPS | {'operation':'bulk_assign_teams','project_ids':[],'team_id':'t'} | 422 | TOO_FEW_PROJECTS | 1 to 100",
        "BULK_OPS | {'operation':'bulk_assign_teams','project_ids':N101,'team_id':'t'} | 422 | TOO_MANY_PROJECTS | not 101",
        "BULK_OPS | {'operation':'bulk_assign_teams','project_ids':[1]} | 400 | MISSING_PARAMETER | team_id",
        "BULK_OPS | {'operation':'validate_projects','project_ids':'12345'} | 422 | INVALID_PARAMETER | list",
        "BULK_OPS | {'operation':'validate_projects','project_ids':[1,{'a':[2]}]} | 422 | INVALID_PARAMETER | list",
        "BULK_OPS | {'operation':'validate_projects','project_ids':N5000} | 422 | TOO_MANY_PROJECTS | not 5000",
        "BULK_OPS | {'operation':'detect_conflicts'} | 400 | MISSING_PARAMETER | date",
        "SCHEDULING | {} | 400 | MISSING_PARAMETER | apiPath",
        "SCHEDULING | {'apiPath':'/list-project'} | 400 | UNKNOWN_API_PATH | did you mean /list-projects",
        "SCHEDULING | {'apiPath':'/list-projects','parameters':[{'name':'customer_id','value':'1'}]} | 400 | MISSING_PARAMETER | client_id",
        "SCHEDULING | {'apiPath':'/get-available-dates','parameters':[{'name':'project_id','value':'abc'},{'name':'client_id','value':'x'}]} | 422 | INVALID_PARAMETER | project_id",
        "NOTES | {'apiPath':'/add-note','parameters':[3,{'name':'client_id'},{'value':'x'}]} | 400 | MISSING_PARAMETER | note",
      })
  void saysNoWithABusinessError(
      Program program, String payload, int status, String code, String message) throws Exception {
    String json = payload.replace('\'', '"');
    for (int count : new int[] {51, 101, 5000}) {
      json = json.replace("N" + count, projects(count));
    }
    Reply reply = run(program, json);
    JsonNode out = JSON.readTree(reply.payload());
    assertThat(out.get("statusCode").asInt()).isEqualTo(status);
    JsonNode body = JSON.readTree(out.get("body").asText());
    assertThat(body.get("code").asText()).isEqualTo(code).isEqualTo(reply.code());
    assertThat(body.get("error").asText()).contains(message);
    assertThat(body.get("details").isObject()).isTrue();
  }

  private static String projects(int count) {
    return IntStream.range(0, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "optimize_route, 2, 50",
    "bulk_assign_teams, 1, 100",
    "validate_projects, 1, 100",
  })
  void takesAsManyProjectsAsItsLimitsSay(String operation, int least, int most) throws Exception {
    for (int count = 0; count <= most + 2; count++) {
      String payload =
          "{\"operation\":\""
              + operation
              + "\",\"date\":\"2025-10-20\",\"team_id\":\"t\",\"project_ids\":"
              + projects(count)
              + "}";
      assertThat(run(Program.BULK_OPS, payload).isError())
          .as("%d projects", count)
          .isEqualTo(count < least || count > most);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{", "{\"a\":}", "{} {}", "[1,2", "\"a", "{\"body\":[}"})
  void isNotCalledWithWhatIsNoJson(String payload) {
    assertThatThrownBy(() -> Event.read(payload.getBytes(UTF_8)))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void takesAnyJsonForAnEvent() throws Exception {
    for (String payload : new String[] {"", "null", "3", "\"text\"", "[[[]]]", "{\"body\":null}"}) {
      assertThat(run(Program.BULK_OPS, payload).code()).isEqualTo("MISSING_PARAMETER");
    }
    byte[] wide = "{\"operation\":\"detect_conflicts\",\"date\":\"2025-10-20\"}".getBytes(UTF_16);
    assertThat(Program.BULK_OPS.run(Event.read(wide)).isError()).isFalse();
  }
}
