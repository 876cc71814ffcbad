package dev.stampede.aws.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.stampede.aws.scripted.Certificate;
import dev.stampede.aws.scripted.ScriptedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way to give keys that AWS's tools know, in a process with nothing but that in its
 * environment and home, against stand-ins for the services that are asked.
 */
@DisplayName("Credentials are found")
class CredentialsProvidersIT {

  private static final String JSON =
      """
      {"Code":"Success","AccessKeyId":"AKIDFOUND","SecretAccessKey":"s","Token":"found-token",\
      "SessionToken":"found-token","Version":1,"Expiration":"2099-01-01T00:00:00Z"}\
      """;

  private static final String SIGNED_IN =
      """
      {"accessToken":{"accessKeyId":"AKIDFOUND","secretAccessKey":"s",\
      "sessionToken":"found-token"},"tokenType":"aws_sigv4","expiresIn":900,"refreshToken":"r"}\
      """;

  private static final String ROLE =
      """
      [profile base]
      aws_access_key_id = AKIDBASE
      aws_secret_access_key = s
      [profile work]
      role_arn = arn:aws:iam::123456789012:role/worker
      source_profile = base
      """;

  @TempDir private Path home;
  private HttpServer service;
  private String url;

  @BeforeEach
  void serve() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
    url = "http://127.0.0.1:" + service.getAddress().getPort();
    Files.createDirectories(home.resolve(".aws/sso/cache"));
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private void answer(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = call.getRequestURI().getPath();
    String answer =
        switch (path) {
          case "/container" ->
              "let me in".equals(call.getRequestHeaders().getFirst("Authorization")) ? JSON : "";
          case "/federation/credentials" ->
              "cached".equals(call.getRequestHeaders().getFirst("x-amz-sso_bearer_token"))
                  ? """
                  {"roleCredentials":{"accessKeyId":"AKIDFOUND","secretAccessKey":"s",\
                  "sessionToken":"found-token","expiration":4070908800000}}\
                  """
                  : "";
          case "/" -> securityTokens(body);
          case "/latest/api/token" -> "metadata-token";
          case "/v1/token" ->
              body.contains("\"refreshToken\":\"again\"")
                      && call.getRequestHeaders().getFirst("DPoP") != null
                  ? SIGNED_IN
                  : "";
          default ->
              path.endsWith("/worker")
                  ? JSON
                  : path.contains("security-credentials") ? "worker" : "";
        };
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("x-aws-ec2-metadata-token-ttl-seconds", "21600");
    call.sendResponseHeaders(answer.isEmpty() ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  /** What STS answers to who shows the right token, or a signature. */
  private static String securityTokens(String body) {
    String action =
        body.contains("Action=AssumeRoleWithWebIdentity")
            ? "AssumeRoleWithWebIdentity"
            : "AssumeRole";
    if (action.endsWith("WebIdentity") && !body.contains("WebIdentityToken=who-i-am")) {
      return "";
    }
    return """
    <%1$sResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><%1$sResult><Credentials>\
    <AccessKeyId>AKIDFOUND</AccessKeyId><SecretAccessKey>s</SecretAccessKey>\
    <SessionToken>found-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>\
    </Credentials></%1$sResult></%1$sResponse>\
    """
        .formatted(action);
  }

  private void config(String text) throws IOException {
    Files.writeString(home.resolve(".aws/config"), text);
  }

  private void found(Map<String, String> given) throws Exception {
    assertThat(said(given)).contains("found AKIDFOUND found-token");
  }

  private String said(Map<String, String> given) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                FoundKeys.class.getName())
            .redirectErrorStream(true);
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.putAll(given);
    java.environment().clear();
    java.environment().putAll(environment);
    Process process = java.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @Test
  @DisplayName("in the environment")
  void environment() throws Exception {
    found(
        Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDFOUND",
            "AWS_SECRET_ACCESS_KEY", "s",
            "AWS_SESSION_TOKEN", "found-token"));
  }

  @Test
  @DisplayName("by a process that a profile names")
  void process() throws Exception {
    Path keys = Files.writeString(home.resolve("keys.json"), JSON);
    config("[profile work]\ncredential_process = cat " + keys + "\n");
    found(Map.of("AWS_PROFILE", "work"));
  }

  @Test
  @DisplayName("by a role that a profile assumes (STS)")
  void role() throws Exception {
    config(ROLE);
    found(Map.of("AWS_PROFILE", "work", "AWS_ENDPOINT_URL_STS", url));
  }

  @Test
  @DisplayName("by a profile that has signed in (SSO)")
  void sso() throws Exception {
    config(
        """
        [profile work]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = worker
        [sso-session corp]
        sso_region = us-east-1
        sso_start_url = https://corp.awsapps.com/start
        """);
    String name =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-1").digest("corp".getBytes(StandardCharsets.UTF_8)));
    Files.writeString(
        home.resolve(".aws/sso/cache/" + name + ".json"),
        """
        {"accessToken":"cached","expiresAt":"2099-01-01T00:00:00Z","region":"us-east-1",\
        "startUrl":"https://corp.awsapps.com/start"}\
        """);
    found(Map.of("AWS_PROFILE", "work", "AWS_ENDPOINT_URL_SSO", url));
  }

  @Test
  @DisplayName("by a profile that has signed in to the console (aws login), and again when it must")
  void login() throws Exception {
    String session = "arn:aws:iam::123456789012:user/me";
    config("[profile work]\nlogin_session = " + session + "\n");
    Files.createDirectories(home.resolve(".aws/login/cache"));
    String name =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256")
                    .digest(session.getBytes(StandardCharsets.UTF_8)));
    String cached =
        """
        {"accessToken":{"accessKeyId":"%s","secretAccessKey":"s","sessionToken":"found-token",\
        "accountId":"123456789012","expiresAt":"%s"},"tokenType":"aws_sigv4",\
        "clientId":"arn:aws:signin:::devtools/same-device","refreshToken":"again","idToken":"i",\
        "dpopKey":"%s"}\
        """;
    Path cache = home.resolve(".aws/login/cache/" + name + ".json");
    Files.writeString(cache, cached.formatted("AKIDFOUND", "2099-01-01T00:00:00Z", "unused"));
    found(Map.of("AWS_PROFILE", "work"));
    Files.writeString(cache, cached.formatted("AKIDOLD", "2020-01-01T00:00:00Z", proofKey()));
    found(Map.of("AWS_PROFILE", "work", "AWS_ENDPOINT_URL_SIGNIN", url));
  }

  /** A key as {@code aws login} keeps one (SEC 1, PEM), with its lines as JSON has them. */
  private static String proofKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    byte[] secret = new byte[32];
    byte[] number = ((ECPrivateKey) pair.getPrivate()).getS().toByteArray();
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, secret, 32 - length, length);
    // The end of the usual encoding: the point itself, behind 04.
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 65, encoded.length);
    String der =
        "30770201010420%sa00a06082a8648ce3d030107a144034200%s"
            .formatted(HexFormat.of().formatHex(secret), HexFormat.of().formatHex(point));
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(HexFormat.of().parseHex(der));
    String kind = "EC PRIVATE KEY";
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, base64)
        .replace("\n", "\\n");
  }

  @Test
  @DisplayName("by a role over TLS that only AWS_CA_BUNDLE vouches for, or the profile's ca_bundle")
  void bundle() throws Exception {
    Certificate certificate = Certificate.forHost(home, "localhost");
    Path pem = Files.writeString(home.resolve("authority.pem"), certificate.pem());
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    secure.createContext("/", this::answer);
    secure.start();
    try {
      String sts = "https://localhost:" + secure.getAddress().getPort();
      Map<String, String> given = Map.of("AWS_PROFILE", "work", "AWS_ENDPOINT_URL_STS", sts);
      config(ROLE);
      assertThat(said(given))
          .contains("no AWS credentials (Profile: ")
          .contains("TLS: the certificate's authority is not known");
      Map<String, String> more = new HashMap<>(given);
      more.put("AWS_CA_BUNDLE", pem.toString());
      found(more);
      more.put("AWS_CA_BUNDLE", home.resolve("none.pem").toString());
      assertThat(said(more)).contains("AWS_CA_BUNDLE names").contains("there is no such file");
      config(ROLE + "ca_bundle = " + pem + "\n");
      found(given);
    } finally {
      secure.stop(0);
    }
  }

  /** A proxy that leads to this port, for whoever says who he is, if that is asked. */
  private static ScriptedServer.Script proxy(int port, String authorization) {
    return peer -> {
      if (!peer.readRequest()) {
        return;
      }
      String said = peer.requests().getFirst().headers().getOrDefault("Proxy-Authorization", "");
      if (said.equals(authorization)) {
        peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
        peer.relay(port);
      } else {
        peer.send("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        peer.awaitClose();
      }
    };
  }

  @Test
  @DisplayName("through a proxy, with its password or without, where only it knows the service")
  void proxied() throws Exception {
    Certificate certificate = Certificate.forHost(home, "service.invalid");
    Path pem = Files.writeString(home.resolve("authority.pem"), certificate.pem());
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    secure.createContext("/", this::answer);
    secure.start();
    int port = secure.getAddress().getPort();
    try (ScriptedServer open = ScriptedServer.playing(proxy(port, ""));
        ScriptedServer strict = ScriptedServer.playing(proxy(port, "Basic dXNlcjpzZWNyZXQ="))) {
      Map<String, String> given = new HashMap<>();
      given.put("AWS_PROFILE", "work");
      given.put("AWS_CA_BUNDLE", pem.toString());
      given.put("AWS_ENDPOINT_URL_STS", "https://service.invalid:8443");
      config(ROLE);
      given.put("HTTPS_PROXY", "http://127.0.0.1:" + open.port());
      found(given);
      assertThat(open.requests().getFirst().line())
          .isEqualTo("CONNECT service.invalid:8443 HTTP/1.1");
      given.put("https_proxy", "http://user:secret@127.0.0.1:" + strict.port());
      found(given);
      given.put("https_proxy", "http://user:wrong@127.0.0.1:" + strict.port());
      assertThat(said(given))
          .contains("no AWS credentials (Profile: ")
          .contains("the proxy refused the tunnel: 407 Proxy Authentication Required")
          .doesNotContain("wrong");
      given.put("https_proxy", "socks5://127.0.0.1:1");
      assertThat(said(given)).contains("https_proxy names a proxy for socks5://");
      given.put("no_proxy", "*");
      assertThat(said(given)).contains("cannot find the host of https://service.invalid:8443");
    } finally {
      secure.stop(0);
    }
  }

  @Test
  @DisplayName("through a proxy for plain http, too")
  void proxiedPlainly() throws Exception {
    config(ROLE);
    found(
        Map.of(
            "AWS_PROFILE",
            "work",
            "AWS_ENDPOINT_URL_STS",
            "http://service.invalid",
            "HTTP_PROXY",
            url));
  }

  @Test
  @DisplayName("nowhere, and then the provider's own reason is told, without a secret")
  void nowhere() throws Exception {
    config(
        """
        [profile work]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = worker
        [sso-session corp]
        sso_region = us-east-1
        sso_start_url = https://corp.awsapps.com/start
        [profile process]
        credential_process = sh -c 'echo wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY >&2; exit 3'
        """);
    assertThat(said(Map.of("AWS_PROFILE", "work")))
        .contains(
            "no AWS credentials (Profile: The SSO session associated with this profile has expired")
        .contains("aws sso login");
    assertThat(said(Map.of("AWS_PROFILE", "process")))
        .contains("no AWS credentials (Profile: ")
        .contains("process")
        .doesNotContain("wJalr");
    assertThat(said(Map.of("AWS_PROFILE", "nobody")))
        .contains(
            "no AWS credentials (Profile: Profile file contained no credentials for profile"
                + " 'nobody'): set AWS_PROFILE");
  }

  @Test
  @DisplayName("by a web identity, as Kubernetes gives one (STS)")
  void webIdentity() throws Exception {
    Path token = Files.writeString(home.resolve("token"), "who-i-am");
    found(
        Map.of(
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            token.toString(),
            "AWS_ROLE_ARN",
            "arn:aws:iam::123456789012:role/worker",
            "AWS_ENDPOINT_URL_STS",
            url));
  }

  @Test
  @DisplayName("by a container's endpoint, as ECS gives one")
  void container() throws Exception {
    found(
        Map.of(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            url + "/container",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            "let me in"));
  }

  @Test
  @DisplayName("by an instance's metadata, as EC2 gives them")
  void instance() throws Exception {
    found(Map.of("AWS_EC2_METADATA_DISABLED", "false", "AWS_EC2_METADATA_SERVICE_ENDPOINT", url));
  }
}
