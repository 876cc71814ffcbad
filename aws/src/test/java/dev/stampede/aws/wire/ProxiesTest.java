package dev.stampede.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The environment's proxies")
class ProxiesTest {

  private static final String AWS = "https://bedrock-agent-runtime.us-east-1.amazonaws.com";

  /** The proxy's address, or "none". */
  private static String to(String url, Map<String, String> environment) {
    return Proxies.of(environment)
        .to(Endpoint.of(URI.create(url)))
        .map(Proxy::address)
        .orElse("none");
  }

  @Test
  @DisplayName("are chosen by the URL's scheme; the small name wins, and an empty one says none")
  void byScheme() {
    Map<String, String> both =
        Map.of("HTTPS_PROXY", "http://secure:3128", "HTTP_PROXY", "http://plain:3128");
    assertThat(to(AWS, both)).isEqualTo("secure:3128");
    assertThat(to("http://example.com", both)).isEqualTo("plain:3128");
    assertThat(to(AWS, Map.of("HTTP_PROXY", "http://plain:3128"))).isEqualTo("none");
    assertThat(to(AWS, Map.of("HTTPS_PROXY", "http://a:1", "https_proxy", "http://b:2")))
        .isEqualTo("b:2");
    assertThat(to(AWS, Map.of("HTTPS_PROXY", "http://a:1", "https_proxy", ""))).isEqualTo("none");
    assertThat(to(AWS, Map.of())).isEqualTo("none");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "http://proxy.example:3128, proxy.example:3128",
    "proxy.example:3128, proxy.example:3128",
    "http://proxy.example, proxy.example:80",
    "http://proxy.example:3128/, proxy.example:3128",
    "HTTP://10.1.2.3:8080, 10.1.2.3:8080",
    "http://user:secret@proxy.example:3128, proxy.example:3128",
    "user:secret@proxy.example:3128, proxy.example:3128"
  })
  @DisplayName("are URLs of which only the host is needed")
  void urls(String value, String address) {
    assertThat(to(AWS, Map.of("HTTPS_PROXY", value))).isEqualTo(address);
  }

  @Test
  @DisplayName("get user and password, which show nowhere else")
  void password() {
    Proxy proxy = Proxy.of("HTTPS_PROXY", "http://user:p%40ss@proxy:3128");
    assertThat(proxy.authorization()).isEqualTo("Basic dXNlcjpwQHNz");
    assertThat(proxy).hasToString("proxy:3128");
    assertThat(Proxy.of("HTTPS_PROXY", "http://user@proxy:3128").authorization())
        .isEqualTo("Basic dXNlcjo=");
    assertThat(Proxies.of(Map.of("HTTPS_PROXY", "http://user:secret@proxy")).toString())
        .doesNotContain("secret");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "socks5://user:secret@proxy:1080",
        "https://user:secret@proxy:3128",
        "http://user:secret@",
        "http://user:secret@pro xy:3128",
        "http://user:se#cret@proxy:3128"
      })
  @DisplayName("are refused by the variable's name, without the password, if they cannot be used")
  void refused(String value) {
    assertThatThrownBy(() -> to(AWS, Map.of("HTTPS_PROXY", value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("HTTPS_PROXY")
        .hasNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "cret@"));
  }

  @ParameterizedTest(name = "{0} is this machine: {1}")
  @CsvSource({
    "http://127.0.0.1:9100, true",
    "http://127.9.9.9, true",
    "https://localhost:8443, true",
    "https://LOCALHOST, true",
    "http://api.localhost, true",
    "http://[::1]:80, true",
    "http://localhost.example, false",
    "http://128.0.0.1, false",
    "http://[::2], false"
  })
  @DisplayName("are never used for this machine, whatever they are")
  void loopback(String url, boolean local) {
    Map<String, String> all =
        Map.of("HTTPS_PROXY", "http://proxy:3128", "HTTP_PROXY", "http://proxy:3128");
    assertThat(to(url, all)).isEqualTo(local ? "none" : "proxy:3128");
    if (local) {
      assertThat(to(url, Map.of("HTTPS_PROXY", "socks5://x", "HTTP_PROXY", "socks5://x")))
          .isEqualTo("none");
    }
  }

  @ParameterizedTest(name = "no_proxy={0}, {1}: straight is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                              | https://any.example      | true
          example.com                    | https://example.com      | true
          example.com                    | https://api.example.com  | true
          EXAMPLE.com                    | https://Api.Example.COM  | true
          example.com                    | https://notexample.com   | false
          .example.com                   | https://api.example.com  | true
          .example.com                   | https://example.com      | true
          *.example.com                  | https://api.example.com  | true
          example.com.                   | https://example.com      | true
          a.example, example.com         | https://example.com      | true
          a.example example.com          | https://example.com      | true
          a.example,,                    | https://example.com      | false
          .                              | https://example.com      | false
          example.com:8443               | https://example.com:8443 | true
          example.com:8443               | https://example.com      | false
          example.com:443                | https://example.com      | true
          10.1.2.3                       | https://10.1.2.3         | true
          10.1.2.3                       | https://10.1.2.33        | false
          10.1.2.3:443                   | https://10.1.2.3         | true
          10.0.0.0/8                     | https://10.255.0.1       | true
          10.0.0.0/8                     | https://11.0.0.1         | false
          10.1.2.128/25                  | https://10.1.2.200       | true
          10.1.2.128/25                  | https://10.1.2.100       | false
          10.1.2.3/32                    | https://10.1.2.3         | true
          10.1.2.3/33                    | https://10.1.2.3         | false
          0.0.0.0/0                      | https://8.8.8.8          | true
          0.0.0.0/0                      | https://example.com      | false
          fd00::/8                       | https://[fd12::1]        | true
          fd00::/8                       | https://[fe80::1]        | false
          fd12::1                        | https://[fd12::1]        | true
          [fd12::1]:443                  | https://[fd12::1]        | true
          [fd12::1]:444                  | https://[fd12::1]        | false
          """)
  @DisplayName("are not used for the exceptions of NO_PROXY")
  void exceptions(String noProxy, String url, boolean straight) {
    String expected = straight ? "none" : "proxy:3128";
    for (String name : new String[] {"NO_PROXY", "no_proxy"}) {
      assertThat(to(url, Map.of("HTTPS_PROXY", "http://proxy:3128", name, noProxy)))
          .isEqualTo(expected);
    }
  }
}
