package dev.stampede.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A request's target")
class RequestTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "/agents/A/text, /agents/A/text",
    "/a?b=http://c/d, /a?b=http://c/d",
    "http://127.0.0.1:9100/agents/A%3Ab/text?x=1, /agents/A%3Ab/text?x=1",
    "HTTPS://bedrock-agent-runtime.us-east-1.amazonaws.com/a//b/../c, /a//b/../c",
    "http://[::1]:9100/_emulator/health, /_emulator/health",
    "http://host, /",
    "http://host:1?a=b, /?a=b",
    "http://host/a#b, /a",
    "*, *",
    "ftp://host/a, ftp://host/a",
  })
  void isReadAsPathAndQueryHoweverItIsWritten(String target, String uri) {
    assertThat(Request.originForm(target)).isEqualTo(uri);
  }
}
