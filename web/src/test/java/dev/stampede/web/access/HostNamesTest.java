package dev.stampede.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of this server, and names that pages of its own may have. */
class HostNamesTest {

  private final HostNames names =
      new HostNames(
          List.of("load.example", "2001:db8::7"),
          Optional.of("Bench-3"),
          Set.of(InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("2001:db8::9")));

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "bench-3",
        "BENCH-3:80",
        "load.example",
        "192.0.2.7:8089",
        "[2001:db8::9]",
        "[2001:DB8:0:0:0:0:0:9]:1",
        "[2001:db8::7]",
        "localhost"
      })
  @DisplayName("ours")
  void ours(String host) {
    assertThat(names.isOurs(host)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "bench-33",
        "bench",
        "192.0.2.8",
        "[2001:db8::8]",
        "2001:db8::9",
        "192.0.2.7.example",
        ""
      })
  @DisplayName("not ours")
  void notOurs(String host) {
    assertThat(names.isOurs(host)).isFalse();
  }

  @Test
  @DisplayName("a page of another port is ours only under a name that was allowed")
  void allowed() {
    assertThat(names.isAllowed("load.example:1")).isTrue();
    assertThat(List.of("bench-3", "192.0.2.7", "localhost:1", "127.0.0.1", "evil.example"))
        .noneMatch(names::isAllowed);
  }

  @Test
  @DisplayName("this machine has at least one address")
  void machine() {
    assertThat(HostNames.ownAddresses()).isNotEmpty();
  }
}
