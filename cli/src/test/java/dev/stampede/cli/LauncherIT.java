package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher finds the right JDK, gives it the right options, and becomes it. */
class LauncherIT {

  private static final int UNAVAILABLE = 69;

  @TempDir private Path folder;
  private LauncherSandbox sandbox;

  @BeforeEach
  void aBuiltCheckout() throws Exception {
    sandbox = new LauncherSandbox(folder.toRealPath());
    sandbox.built();
  }

  @Nested
  class FindsAJdk {

    @Test
    void stampedeJavaHomeWinsOverAllOthers() throws Exception {
      sandbox.onPath(sandbox.jdk25());
      Path wanted = sandbox.jdk(sandbox.root.resolve("mine"), "26", true);
      sandbox.env.put("STAMPEDE_JAVA_HOME", wanted.toString());

      assertThat(sandbox.stampede().outLines()).contains("java=" + wanted);
    }

    @Test
    void javaHomeWinsOverThePath() throws Exception {
      sandbox.onPath(sandbox.jdk(sandbox.root.resolve("on path"), "25", true));
      Path jdk = sandbox.jdk25();

      assertThat(sandbox.stampede().outLines()).contains("java=" + jdk);
    }

    @Test
    void theOneOnThePathIsFoundThroughItsLinks() throws Exception {
      Path jdk = sandbox.jdk(sandbox.root.resolve("on path"), "25.0.1", true);
      sandbox.onPath(jdk);

      assertThat(sandbox.stampede().outLines()).contains("java=" + jdk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "1.8.0_492", "24", "9-ea"})
    void anOlderOneInJavaHomeAndOnThePathIsPassedOver(String version) throws Exception {
      Path old = sandbox.jdk(sandbox.root.resolve("old"), version, true);
      sandbox.onPath(old);
      sandbox.env.put("JAVA_HOME", old.toString());
      Path jdk = sandbox.jdk(sandbox.root.resolve("places/b-25"), "25", true);
      sandbox.jdk(sandbox.root.resolve("places/a-21"), "21.0.2", true);
      sandbox.env.put("STAMPEDE_JDK_PLACES", "/nowhere:" + sandbox.root.resolve("places"));

      assertThat(sandbox.stampede().outLines()).contains("java=" + jdk);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          ".sdkman/candidates/java/25.0.3-tem",
          ".jdks/temurin-25.0.3",
          ".local/share/mise/installs/java/temurin-25",
          ".asdf/installs/java/temurin-25",
        })
    void thePlacesOfAUsersOwnToolsAreSearched(String place) throws Exception {
      sandbox.env.remove("STAMPEDE_JDK_PLACES");
      Path jdk = sandbox.jdk(Path.of(sandbox.env.get("HOME"), place), "25.0.3", true);

      assertThat(sandbox.stampede().outLines()).contains("java=" + jdk);
    }

    @Test
    void bundlesOfMacOsAreLookedInto() throws Exception {
      Path places = sandbox.root.resolve("Library/Java/JavaVirtualMachines");
      Path jdk = sandbox.jdk(places.resolve("temurin-25.jdk/Contents/Home"), "25.0.3", true);
      sandbox.env.put("STAMPEDE_JDK_PLACES", places.toString());

      assertThat(sandbox.stampede().outLines()).contains("java=" + jdk);
    }

    @Test
    void sdkmansCurrentOneWinsOverItsOthers() throws Exception {
      sandbox.env.remove("STAMPEDE_JDK_PLACES");
      Path candidates = Path.of(sandbox.env.get("HOME"), ".sdkman/candidates/java");
      sandbox.jdk(candidates.resolve("25-a"), "25", true);
      Path current = sandbox.jdk(candidates.resolve("current"), "25", true);

      assertThat(sandbox.stampede().outLines()).contains("java=" + current);
    }

    @Test
    void withoutAnyItSaysHowToGetOne() throws Exception {
      LauncherSandbox.Result result = sandbox.stampede();

      assertThat(result.exit()).isEqualTo(UNAVAILABLE);
      assertThat(result.out()).isEmpty();
      assertThat(result.errLines().getFirst()).startsWith("stampede: no JDK 25 or newer found");
      assertThat(result.err())
          .contains("apt install", "sdk install java 25-tem", "brew install")
          .contains("STAMPEDE_JAVA_HOME");
    }

    static Stream<Arguments> wrongHomes() {
      return Stream.of(
          arguments("missing", "there is no such folder"),
          arguments("jdk-17", "it is Java 17.0.15"),
          arguments("jre-25", "without a compiler"),
          arguments("odd", "does not tell a version"),
          arguments("empty", "there is no bin/java in it"));
    }

    @ParameterizedTest
    @MethodSource("wrongHomes")
    void aWrongStampedeJavaHomeIsNamedAndNothingElseIsTried(String home, String fault)
        throws Exception {
      sandbox.jdk25();
      sandbox.jdk(sandbox.root.resolve("jdk-17"), "17.0.15", true);
      Files.delete(sandbox.jdk(sandbox.root.resolve("jre-25"), "25", true).resolve("bin/javac"));
      Files.delete(sandbox.jdk(sandbox.root.resolve("odd"), "25", true).resolve("release"));
      Files.createDirectory(sandbox.root.resolve("empty"));
      Path wrong = sandbox.root.resolve(home);
      sandbox.env.put("STAMPEDE_JAVA_HOME", wrong.toString());

      LauncherSandbox.Result result = sandbox.stampede();

      assertThat(result.exit()).isEqualTo(UNAVAILABLE);
      assertThat(result.out()).isEmpty();
      assertThat(result.errLines().getFirst())
          .contains("STAMPEDE_JAVA_HOME is " + wrong)
          .contains(fault);
    }
  }

  @Nested
  class StartsTheJvm {

    @Test
    void argumentsPassUntouched() throws Exception {
      sandbox.jdk25();
      String[] words = {"-f", "my scenario.java", "", "*", "a  b", "$HOME", "--", "quo\"te", "ü"};

      List<String> seen = sandbox.stampede(words).outLines();

      int jar = seen.indexOf("<-jar>");
      assertThat(seen.get(jar + 1)).isEqualTo("<" + sandbox.jar() + ">");
      assertThat(seen.subList(jar + 2, seen.size()))
          .containsExactlyElementsOf(Stream.of(words).map(word -> "<" + word + ">").toList());
    }

    @Test
    void theShellBecomesTheJvmSoThatSignalsReachIt() throws Exception {
      sandbox.jdk25();
      Process process = sandbox.start(sandbox.home.resolve("stampede"));

      assertThat(LauncherSandbox.end(process).outLines()).contains("process=" + process.pid());
    }

    @Test
    void itRunsThroughLinksFromAnyFolder() throws Exception {
      sandbox.jdk25();
      Path far = Files.createDirectories(sandbox.root.resolve("some where/else"));
      Path link = Files.createSymbolicLink(far.resolve("st"), Path.of("../../a checkout/stampede"));
      Path linkToLink = Files.createSymbolicLink(sandbox.root.resolve("again"), link);

      LauncherSandbox.Result result = LauncherSandbox.end(sandbox.start(linkToLink, "--version"));

      assertThat(result.exit()).isZero();
      assertThat(result.outLines()).contains("<" + sandbox.jar() + ">");
    }

    @Test
    void shenandoahAndCompactHeadersAreTheDefaultAndNothingIsSaid() throws Exception {
      sandbox.jdk25();

      LauncherSandbox.Result result = sandbox.stampede();

      assertThat(result.outLines())
          .contains("<-XX:+UseShenandoahGC>", "<-XX:ShenandoahGCMode=generational>")
          .contains("<-XX:+UseCompactObjectHeaders>")
          .contains("<-Dstampede.launcher=1>", "<-Dstampede.stderr.terminal=false>")
          .contains("<-Dstampede.stdout.terminal=false>");
      assertThat(result.err()).isEmpty();
    }

    @Test
    void withoutShenandoahTheDefaultCollectorIsUsedAndThatIsSaidInALine() throws Exception {
      Path jdk = sandbox.jdk(sandbox.root.resolve("other"), "25", false);
      sandbox.env.put("JAVA_HOME", jdk.toString());

      LauncherSandbox.Result result = sandbox.stampede();

      assertThat(result.exit()).isZero();
      assertThat(result.out())
          .doesNotContain("Shenandoah")
          .contains("<-XX:+UseCompactObjectHeaders>");
      assertThat(result.errLines())
          .singleElement()
          .asString()
          .contains(jdk.toString(), "no Shenandoah");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAJdkCanDoIsTriedOnceAndRemembered(boolean shenandoah) throws Exception {
      Path jdk = sandbox.jdk(sandbox.root.resolve("a jdk"), "25", shenandoah);
      sandbox.env.put("JAVA_HOME", jdk.toString());

      LauncherSandbox.Result first = sandbox.stampede();
      LauncherSandbox.Result second = sandbox.stampede();

      assertThat(Files.readAllLines(jdk.resolve("probes"))).hasSize(1);
      assertThat(second.err()).isEqualTo(first.err());
      assertThat(second.out().contains("Shenandoah")).isEqualTo(shenandoah);
    }

    @Test
    void anotherVersionInTheSameFolderIsTriedAgain() throws Exception {
      Path jdk = sandbox.jdk25();
      sandbox.stampede();
      sandbox.jdk(jdk, "25.0.4", false);

      assertThat(sandbox.stampede().out()).doesNotContain("Shenandoah");
      assertThat(Files.readAllLines(jdk.resolve("probes"))).hasSize(2);
    }

    @Test
    void theUsersOptionsComeLast() throws Exception {
      sandbox.jdk25();
      sandbox.env.put("STAMPEDE_JAVA_OPTS", "-Xmx4g  -XX:-UseCompactObjectHeaders -cp *");

      List<String> seen = sandbox.stampede("-u", "5").outLines();

      assertThat(seen)
          .containsSubsequence(
              "<-XX:+UseCompactObjectHeaders>",
              "<-Xmx4g>",
              "<-XX:-UseCompactObjectHeaders>",
              "<*>",
              "<-jar>",
              "<-u>")
          .contains("<-XX:+UseShenandoahGC>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STAMPEDE_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"})
    void aCollectorOfTheUsersChoiceReplacesOurs(String variable) throws Exception {
      sandbox.jdk25();
      sandbox.env.put(variable, "-Xmx4g -XX:+UseZGC");

      LauncherSandbox.Result result = sandbox.stampede();

      assertThat(result.out()).doesNotContain("Shenandoah");
      assertThat(result.err()).isEmpty();
    }
  }

  /** The jar of this build, on the JDK of this build. */
  @Test
  void versionIsOneLineOnStdout() throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(LauncherSandbox.CHECKOUT.resolve("stampede").toString(), "--version");
    builder.environment().put("STAMPEDE_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("STAMPEDE_NO_BUILD", "1");

    LauncherSandbox.Result result = LauncherSandbox.end(builder.directory(folder.toFile()).start());

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.outLines()).singleElement().asString().containsPattern("\\d+\\.\\d+");
  }
}
