package dev.stampede.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.web.Wire.Reply;
import dev.stampede.web.access.Login;
import dev.stampede.web.access.WebRefusal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login: a page that works without JavaScript, a cookie, basic authentication for tools. */
@Timeout(120)
class LoginTest {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String BROWSER = "User-Agent: Mozilla/5.0";
  private static final String RIGHT = "username=ada&password=s3cret";
  private static final String WRONG = "username=ada&password=wrong";

  private Served served;

  @BeforeEach
  void open() {
    served = Served.withLogin();
  }

  @AfterEach
  void close() {
    served.close();
  }

  private Reply enter(String form) throws IOException {
    return served.wire.post("/login", FORM, form, BROWSER, "Origin: http://" + served.host());
  }

  private String cookie() throws IOException {
    String set = enter(RIGHT).header("set-cookie");
    return "Cookie: " + set.substring(0, set.indexOf(';'));
  }

  private static String basic(String pair) {
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("without it a browser is sent to the login page, and back to where it wanted to go")
  void redirect() throws IOException {
    Reply reply = served.wire.get("/?tab=charts&row=r1", BROWSER, "Accept: text/html,*/*");
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("location")).isEqualTo("/login?next=%2F%3Ftab%3Dcharts%26row%3Dr1");

    Reply page = served.wire.get(reply.header("location"), BROWSER);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("<form method=\"post\" action=\"/login\">")
        .contains("name=\"next\" value=\"/?tab=charts&amp;row=r1\"")
        .doesNotContain("<script");
    assertThat(page.header("content-security-policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("script-src")
        .doesNotContain("unsafe");

    Reply in = enter(RIGHT + "&next=%2F%3Ftab%3Dcharts%26row%3Dr1");
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("location")).isEqualTo("/?tab=charts&row=r1");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "//evil.example",
        "http://evil.example",
        "/\\evil.example",
        "/?a=\r\nX: 1",
        "javascript:1",
        "/?a=\\",
        "evil",
        "/?\u2028",
        "/ui/app.js"
      })
  @DisplayName("it leads back to the page and nowhere else")
  void openRedirect(String next) throws IOException {
    Reply in = enter(RIGHT + "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    assertThat(in.header("location")).isEqualTo("/");
    assertThat(in.header("x")).isEmpty();
  }

  @Test
  @DisplayName("what it echoes is no markup")
  void markup() throws IOException {
    String next = URLEncoder.encode("/?\"><script>alert(1)</script>", StandardCharsets.UTF_8);
    assertThat(served.wire.get("/login?next=" + next).body())
        .contains("value=\"/?&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"")
        .doesNotContain("<script>");
  }

  @Test
  @DisplayName("a cookie that no script reads and no other site sends opens everything")
  void session() throws IOException {
    String set = enter(RIGHT).header("set-cookie");
    assertThat(set)
        .matches(
            "stampede-"
                + served.server.port()
                + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
    String cookie = "Cookie: other=1; " + set.substring(0, set.indexOf(';')) + "; more=2";
    for (String path : List.of("/", Served.SCRIPT, "/api/view", "/stats/requests")) {
      assertThat(served.wire.get(path, cookie, BROWSER).status()).as(path).isEqualTo(200);
    }
    assertThat(
            served
                .wire
                .post(
                    "/api/stop",
                    "application/json",
                    "{}",
                    cookie,
                    "Origin: http://" + served.host())
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("everything but the login page is closed without it, to curl as well")
  void closed() throws IOException {
    for (String path :
        List.of(
            "/",
            Served.SCRIPT,
            "/api/view",
            "/api/stream",
            "/stop",
            "/stats/reset",
            "/stats/requests",
            "/stats/report",
            "/api/download/journal",
            "/nothing")) {
      Reply reply = served.wire.get(path);
      assertThat(reply.status()).as(path).isEqualTo(401);
      assertThat(reply.header("www-authenticate")).startsWith("Basic ");
      assertThat(reply.body()).startsWith("{\"ok\":false,");
    }
    assertThat(served.wire.post("/api/start", "application/json", "{}").status()).isEqualTo(401);
    assertThat(served.wire.post("/swarm", FORM, "user_count=1&spawn_rate=1").status())
        .isEqualTo(401);
    assertThat(served.director.asked).isEmpty();
    assertThat(served.wire.get("/api/view", BROWSER).header("www-authenticate"))
        .as("a browser must not open a window of its own")
        .isEmpty();
  }

  @Test
  @DisplayName("curl -u works")
  void basicAuthentication() throws IOException {
    assertThat(served.wire.get("/api/view", basic("ada:s3cret")).status()).isEqualTo(200);
    assertThat(served.wire.get("/stop", basic("ada:s3cret")).status()).isEqualTo(200);
    assertThat(
            served
                .wire
                .get(
                    "/api/view",
                    "authorization: bAsIc "
                        + basic("ada:s3cret").substring("Authorization: Basic ".length()))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Basic ",
        "Basic !!!!",
        "Basic YWRh",
        "Bearer s3cret",
        "Basic",
        "Digest username=ada",
        "Basic YWRhOg==",
        "Basic OnMzY3JldA==",
        "Basic YWRhOnMzY3JldA" + "=",
      })
  @DisplayName("whatever else stands in its place opens nothing")
  void badAuthorization(String header) throws IOException {
    assertThat(served.wire.get("/api/view", "Authorization: " + header).status()).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ada,wrong",
    "eve,s3cret",
    "'',''",
    "ada,''",
    "'',s3cret",
    "ADA,s3cret",
    "ada,S3CRET"
  })
  @DisplayName("a wrong user or password is told apart from nothing, and sets no cookie")
  void wrong(String user, String password) throws IOException {
    Reply reply = enter("username=" + user + "&password=" + password);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body()).contains("Wrong user or password.");
    assertThat(reply.header("set-cookie")).isEmpty();
  }

  @Test
  @DisplayName("after five wrong ones even the right one has to wait a minute; sessions go on")
  void limit() throws IOException {
    String cookie = cookie();
    for (int i = 0; i < 3; i++) {
      assertThat(enter(WRONG).status()).isEqualTo(401);
    }
    assertThat(served.wire.get("/", basic("ada:x")).status()).isEqualTo(401);
    assertThat(served.wire.get("/", basic("ada:x")).status()).isEqualTo(401);
    Reply locked = enter(RIGHT);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(locked.header("retry-after")).isEqualTo("60");
    assertThat(served.wire.get("/api/view", basic("ada:s3cret")).status()).isEqualTo(429);
    assertThat(served.wire.get("/api/view", cookie).status()).isEqualTo(200);

    served.clock.advance(Duration.ofSeconds(59));
    assertThat(enter(RIGHT).status()).isEqualTo(429);
    served.clock.advance(Duration.ofSeconds(1));
    assertThat(enter(RIGHT).status()).isEqualTo(303);
  }

  @Test
  @DisplayName("a right password clears what was wrong before it")
  void cleared() throws IOException {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(enter(WRONG).status()).isEqualTo(401);
      }
      assertThat(enter(RIGHT).status()).isEqualTo(303);
    }
  }

  @Test
  @DisplayName("a session ends twelve hours after it was last used")
  void idle() throws IOException {
    String cookie = cookie();
    for (int i = 0; i < 3; i++) {
      served.clock.advance(Duration.ofHours(11));
      assertThat(served.wire.get("/api/view", cookie).status()).isEqualTo(200);
    }
    served.clock.advance(Duration.ofHours(12));
    assertThat(served.wire.get("/api/view", cookie).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("who logs out is out")
  void logout() throws IOException {
    String cookie = cookie();
    Reply out = served.wire.post("/logout", FORM, "", cookie, "Origin: http://" + served.host());
    assertThat(out.status()).isEqualTo(303);
    assertThat(out.header("set-cookie")).contains("Max-Age=0");
    assertThat(served.wire.get("/api/view", cookie).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("another page can neither log in nor try passwords")
  void foreignLogin() throws IOException {
    for (String header :
        List.of("Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site")) {
      assertThat(served.wire.post("/login", FORM, RIGHT, BROWSER, header).status()).isEqualTo(403);
    }
    assertThat(served.wire.post("/login", FORM, RIGHT, BROWSER).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("a made-up cookie opens nothing, nor does that of another port's server")
  void forged() throws IOException {
    String name = "Cookie: stampede-" + served.server.port() + "=";
    String token = cookie().substring(name.length());
    for (String cookie :
        List.of(
            name,
            name + "x",
            name + token + "x",
            name + token.toLowerCase(java.util.Locale.ROOT),
            "Cookie: stampede-1=" + token,
            "Cookie: =" + token,
            "Cookie: " + token)) {
      assertThat(served.wire.get("/api/view", cookie).status()).as(cookie).isEqualTo(401);
    }
  }

  @Test
  @DisplayName("without a login the login page leads to the page")
  void noLogin() throws IOException {
    try (Served open = Served.open()) {
      assertThat(open.wire.get("/login").header("location")).isEqualTo("/");
      assertThat(open.wire.post("/login", FORM, RIGHT).status()).isEqualTo(405);
    }
  }

  @Test
  @DisplayName("user and password come from the environment or a file, or the lack is named")
  void sources(@TempDir Path folder) throws IOException {
    Map<String, String> both =
        Map.of("STAMPEDE_WEB_USER", "ada", "STAMPEDE_WEB_PASSWORD", "s3:cret");
    assertThat(Login.fromEnvironment(both).matches("ada", "s3:cret")).isTrue();
    assertThatThrownBy(() -> Login.fromEnvironment(Map.of("STAMPEDE_WEB_USER", "ada")))
        .isInstanceOf(WebRefusal.class)
        .hasMessageContaining("--web-login: the environment has no STAMPEDE_WEB_PASSWORD");
    assertThatThrownBy(() ->
            Login.fromEnvironment(Map.of("STAMPEDE_WEB_USER", "", "STAMPEDE_WEB_PASSWORD", "x")))
        .hasMessageContaining("no STAMPEDE_WEB_USER");

    Path file = folder.resolve("login");
    Files.writeString(file, "ada:s3:cret\n");
    assertThat(Login.fromFile(file).matches("ada", "s3:cret")).isTrue();
    for (String bad : List.of("", "ada", ":x", "ada:", "a:b\nc:d\n")) {
      Files.writeString(file, bad);
      assertThatThrownBy(() -> Login.fromFile(file))
          .isInstanceOf(WebRefusal.class)
          .hasMessageContaining("--web-login-file " + file)
          .message()
          .satisfies(words -> assertThat(words).doesNotContain("c:d"));
    }
    assertThatThrownBy(() -> Login.fromFile(folder.resolve("none")))
        .hasMessageContaining("there is no such file");
  }

  @Test
  @DisplayName("nothing that prints the settings prints the password")
  void secret() {
    WebSettings settings =
        new WebSettings(
            "127.0.0.1",
            0,
            java.util.Optional.empty(),
            java.util.Optional.of(Login.of("ada", "s3cret")),
            false,
            List.of());
    assertThat(settings.toString()).doesNotContain("s3cret").doesNotContain("ada");
  }
}
