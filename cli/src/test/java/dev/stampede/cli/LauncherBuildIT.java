package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher builds when it must, only then, once, and never leaves half a jar. */
class LauncherBuildIT {

  private static final int UNAVAILABLE = 69;

  @TempDir private Path folder;
  private LauncherSandbox sandbox;
  private Path jdk;

  @BeforeEach
  void aCheckoutWithJdkAndMaven() throws Exception {
    sandbox = new LauncherSandbox(folder.toRealPath());
    sandbox.withMaven();
    jdk = sandbox.jdk25();
  }

  @Test
  void theFirstRunBuildsThenRunsAndLaterOnesOnlyRun() throws Exception {
    LauncherSandbox.Result first = sandbox.stampede("--version");
    LauncherSandbox.Result second = sandbox.stampede("--version");

    assertThat(first.exit()).isZero();
    assertThat(first.outLines()).contains("<--version>");
    assertThat(first.errLines())
        .singleElement()
        .asString()
        .matches("Building Stampede \\(first run; .*\\) … done in \\d+ s");
    assertThat(second.err()).isEmpty();
    assertThat(sandbox.mavenCalls())
        .singleElement()
        .asString()
        .contains("JAVA_HOME=" + jdk, "-Dquick", "-pl cli -am", " package");
    assertThat(sandbox.jar()).hasContent("new");
    assertThat(sandbox.home.resolve("cli/target/lib/a.jar")).hasContent("new");
    assertThat(sandbox.home.resolve("cli/target/next")).doesNotExist();
    assertThat(sandbox.lock()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "pom.xml, true",
    "cli/pom.xml, true",
    "cli/src/main/java/Main.java, true",
    "cli/src/main/java, true", // a file was deleted from it
    "scenarios/S.java, false",
    "cli/src/test/java/MainTest.java, false",
    "bench/src/main/java/B.java, false",
    "stampede, false",
  })
  void aJarOlderThanItsSourcesIsBuiltAgain(String edited, boolean builds) throws Exception {
    sandbox.built();
    sandbox.edit(edited);

    LauncherSandbox.Result result = sandbox.stampede();

    assertThat(result.exit()).isZero();
    assertThat(sandbox.mavenCalls()).hasSize(builds ? 1 : 0);
    assertThat(result.errLines()).hasSize(builds ? 1 : 0);
    assertThat(sandbox.jar()).hasContent(builds ? "new" : "old");
  }

  @Test
  void aSourceEditedDuringTheBuildMakesTheNextStartBuildAgain() throws Exception {
    sandbox.holdMaven();
    Process first = sandbox.start(sandbox.home.resolve("stampede"));
    sandbox.mavenHasBegun();
    FileTime began = Files.getLastModifiedTime(sandbox.home.resolve("cli/target/next/began"));
    Files.setLastModifiedTime(
        sandbox.home.resolve("cli/src/main/java/Main.java"),
        FileTime.from(began.toInstant().plus(Duration.ofMillis(1))));
    sandbox.letMavenGo();
    LauncherSandbox.end(first);
    sandbox.env.remove("MVN_HOLDS");

    sandbox.stampede();

    assertThat(sandbox.mavenCalls()).hasSize(2);
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLogAndLeavesTheOldJar() throws Exception {
    sandbox.built();
    sandbox.edit("pom.xml");
    sandbox.env.put("MVN_FAILS", "1");

    LauncherSandbox.Result result = sandbox.stampede();

    assertThat(result.exit()).isEqualTo(UNAVAILABLE);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines())
        .hasSize(27)
        .contains("[ERROR] line 16", "[ERROR] line 40")
        .doesNotContain("[ERROR] line 15");
    assertThat(result.errLines().getFirst()).endsWith("… failed.");
    assertThat(result.errLines().getLast()).contains("cli/target/stampede-build.log");
    assertThat(sandbox.jar()).hasContent("old");
    assertThat(sandbox.lock()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutMavenItSaysWhyItIsNeededAndHowToGetIt(boolean built) throws Exception {
    if (built) {
      sandbox.built();
      sandbox.edit("pom.xml");
    }
    Files.delete(sandbox.root.resolve("bin/mvn"));

    LauncherSandbox.Result result = sandbox.stampede();

    assertThat(result.exit()).isEqualTo(UNAVAILABLE);
    assertThat(result.errLines().getFirst())
        .contains("no mvn on the PATH")
        .contains(built ? "newer than the jar" : "first run");
    assertThat(result.err()).contains("apt install maven");
    assertThat(result.err().contains("STAMPEDE_NO_BUILD=1")).isEqualTo(built);
    assertThat(sandbox.lock()).doesNotExist();
  }

  @Test
  void mavenIsNotNeededToRunAFreshJar() throws Exception {
    sandbox.built();
    Files.delete(sandbox.root.resolve("bin/mvn"));

    assertThat(sandbox.stampede().exit()).isZero();
  }

  @Test
  void noBuildRunsAnOldJarButCannotRunAMissingOne() throws Exception {
    sandbox.env.put("STAMPEDE_NO_BUILD", "1");
    LauncherSandbox.Result missing = sandbox.stampede();
    sandbox.built();
    sandbox.edit("pom.xml");
    LauncherSandbox.Result old = sandbox.stampede();

    assertThat(missing.exit()).isEqualTo(UNAVAILABLE);
    assertThat(missing.err()).contains("STAMPEDE_NO_BUILD");
    assertThat(old.exit()).isZero();
    assertThat(sandbox.mavenCalls()).isEmpty();
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    sandbox.built();
    sandbox.edit("pom.xml");
    sandbox.holdMaven();
    Process first = sandbox.start(sandbox.home.resolve("stampede"), "one");
    sandbox.mavenHasBegun();
    Process second = sandbox.start(sandbox.home.resolve("stampede"), "two");
    var said = second.errorReader();
    assertThat(said.readLine())
        .startsWith("Waiting for another start")
        .contains("process " + first.pid());
    assertThat(sandbox.jar()).as("while the new one is made").hasContent("old");
    sandbox.letMavenGo();

    assertThat(LauncherSandbox.end(first).outLines()).contains("<one>");
    LauncherSandbox.Result waited = LauncherSandbox.end(second);
    assertThat(waited.outLines()).contains("<two>");
    assertThat(said.readLine()).isNull();
    assertThat(sandbox.mavenCalls()).hasSize(1);
    assertThat(sandbox.jar()).hasContent("new");
  }

  @Test
  void aLockLeftByADeadProcessIsRemoved() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    LauncherSandbox.write(sandbox.lock().resolve("pid"), dead.pid() + "\n");

    LauncherSandbox.Result result = sandbox.stampede();

    assertThat(result.exit()).isZero();
    assertThat(result.errLines()).singleElement().asString().startsWith("Building");
    assertThat(sandbox.lock()).doesNotExist();
  }

  @Test
  void aSignalDuringTheBuildEndsMavenAndFreesTheLock() throws Exception {
    sandbox.holdMaven();
    Process process = sandbox.start(sandbox.home.resolve("stampede"));
    sandbox.mavenHasBegun();
    process.toHandle().destroy(); // unlike process.destroy(), leaves what it wrote to be read

    assertThat(LauncherSandbox.end(process).exit()).isEqualTo(143);
    assertThat(sandbox.mavenCalls()).hasSize(2).last().isEqualTo("terminated");
    assertThat(sandbox.lock()).doesNotExist();
    assertThat(sandbox.jar()).doesNotExist();
  }

  @Test
  void verifyPassesItsArgumentsOnAndDropsOnlyRoutine() throws Exception {
    LauncherSandbox.Result result =
        LauncherSandbox.end(
            sandbox.start(sandbox.home.resolve("verify"), "-pl", "core", "-Da=b c"));

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(sandbox.mavenCalls())
        .singleElement()
        .asString()
        .contains("JAVA_HOME=" + jdk)
        .endsWith(" verify -pl core -Da=b c");
    assertThat(result.out()).contains("Tests run: 7", "All passed in").doesNotContain("routine");
    assertThat(sandbox.lock()).doesNotExist();
  }

  @Test
  void verifyFailsWhenMavenFailsAndHidesNothing() throws Exception {
    sandbox.env.put("MVN_FAILS", "1");

    LauncherSandbox.Result result =
        LauncherSandbox.end(sandbox.start(sandbox.home.resolve("verify"), "-pl", "core"));

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("[ERROR] line 1\n", "[ERROR] line 40\n");
    assertThat(result.err()).contains("FAILED after");
  }
}
