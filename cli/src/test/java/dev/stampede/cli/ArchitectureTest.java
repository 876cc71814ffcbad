package dev.stampede.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the rooms, as docs/architecture.md draws them, and what no room may do. */
class ArchitectureTest {

  private static final String[] CORE = {
    "dev.stampede.codec..",
    "dev.stampede.compile..",
    "dev.stampede.insight..",
    "dev.stampede.judge..",
    "dev.stampede.load..",
    "dev.stampede.measure..",
    "dev.stampede.run..",
    "dev.stampede.scenario..",
    "dev.stampede.time.."
  };
  private static final String INPUT = "dev.stampede.input..";
  private static final String CONFIG = "dev.stampede.config..";
  private static final String AWS = "dev.stampede.aws..";
  private static final String HTTP = "dev.stampede.http..";
  private static final String FEED = "dev.stampede.feed..";
  private static final String EMULATOR = "dev.stampede.emulator..";
  private static final String OUTPUT = "dev.stampede.output..";
  private static final String CLI = "dev.stampede.cli..";

  private static final JavaClasses STAMPEDE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.stampede");

  @TestFactory
  Stream<DynamicTest> rules() {
    return Stream.of(
            noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    AWS,
                    HTTP,
                    FEED,
                    EMULATOR,
                    OUTPUT,
                    CONFIG,
                    CLI,
                    "io.netty..",
                    "software.amazon..",
                    "com.fasterxml..",
                    "picocli..",
                    "ch.qos..")
                .as("core knows nothing of AWS, of the network, of screens"),
            noClasses()
                .that()
                .resideInAPackage(INPUT)
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage("dev.stampede..").and(not(resideInAnyPackage(INPUT))))
                .as("what people type stands on nothing"),
            noClasses()
                .that()
                .resideInAPackage(CONFIG)
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage("dev.stampede..")
                        .and(not(resideInAnyPackage(CONFIG, INPUT))))
                .as("config knows what people write, and nobody who uses it"),
            noClasses()
                .that()
                .resideInAPackage(AWS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP, FEED, EMULATOR, OUTPUT, CONFIG, CLI)
                .as("aws knows core alone"),
            noClasses()
                .that()
                .resideInAPackage(HTTP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "dev.stampede.aws.agents..",
                    "dev.stampede.aws.lambda..",
                    "dev.stampede.aws.target..",
                    FEED,
                    EMULATOR,
                    OUTPUT,
                    CONFIG,
                    CLI,
                    "software.amazon..")
                .as("plain HTTP knows the wire, and no service of AWS"),
            noClasses()
                .that()
                .resideInAPackage(FEED)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    AWS, HTTP, EMULATOR, OUTPUT, CONFIG, CLI, "io.netty..", "software.amazon..")
                .as("feed knows core alone"),
            noClasses()
                .that()
                .resideInAPackage("dev.stampede.aws.agents..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.stampede.aws.lambda..")
                .as("agents know nothing of functions"),
            noClasses()
                .that()
                .resideInAPackage("dev.stampede.aws.lambda..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.stampede.aws.agents..")
                .as("functions know nothing of agents"),
            noClasses()
                .that()
                .resideInAPackage(EMULATOR)
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage("dev.stampede..")
                        .and(not(resideInAnyPackage(EMULATOR, INPUT))))
                .as("the emulator is an independent witness: it knows nothing but how people type"),
            noClasses()
                .that()
                .resideInAPackage(OUTPUT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    AWS, HTTP, FEED, EMULATOR, CONFIG, CLI, "io.netty..", "software.amazon..")
                .as("output takes snapshots from core, whatever was measured"),
            noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI)
                .as("nobody knows the command line"),
            noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "software.amazon.awssdk.services.bedrock..",
                    "software.amazon.awssdk.services.bedrockagentruntime..",
                    "software.amazon.awssdk.services.bedrockruntime..",
                    "software.amazon.awssdk.services.lambda..",
                    "software.amazon.awssdk.http.nio..",
                    "software.amazon.awssdk.http.apache..",
                    "software.amazon.awssdk.http.apache5..",
                    "software.amazon.eventstream..")
                .as("hot calls are our own: the SDK's clients for them are witnesses, never here"),
            slices()
                .matching("dev.stampede.(**)")
                .should()
                .beFreeOfCycles()
                .as("packages have no cycles"),
            noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .callMethod(System.class, "exit", int.class)
                .as("only main ends the JVM"),
            noClasses()
                .that()
                .resideOutsideOfPackages("dev.stampede.time..")
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .as("time is passed in: only the clock sleeps"),
            noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .as("no Java serialization"),
            noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Common|Misc)")
                .as("names say what a thing is"))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> check(rule)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "software/amazon/awssdk/services/bedrockagentruntime/BedrockAgentRuntimeAsyncClient",
        "software/amazon/awssdk/services/lambda/LambdaClient",
        "software/amazon/awssdk/http/nio/netty/NettyNioAsyncHttpClient",
        "software/amazon/awssdk/http/apache5/Apache5HttpClient"
      })
  @DisplayName("nor can they be reached: the command line's class path, which is lib/, lacks")
  void noServiceClients(String name) {
    assertThat(ArchitectureTest.class.getResource("/" + name + ".class")).isNull();
  }

  private static void check(ArchRule rule) {
    rule.check(STAMPEDE);
  }
}
