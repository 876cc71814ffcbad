package dev.stampede.cli;

import dev.stampede.aws.cost.CostEstimate;
import dev.stampede.aws.cost.PriceList;
import dev.stampede.aws.cost.TokenPrice;
import dev.stampede.aws.cost.TypicalTurn;
import dev.stampede.config.Configuration;
import dev.stampede.config.Prices;
import dev.stampede.config.Setting;
import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Estimates what a run's invocations of agents cost, before the run. */
@Command(
    name = "cost",
    sortOptions = false,
    synopsisHeading = "Usage: ",
    customSynopsis =
        "stampede cost --invocations N [--input-tokens N] [--output-tokens N] [--model NAME]",
    description = "Estimates what invocations of an agent cost, and shows the arithmetic.")
final class CostCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Configuration configuration;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page")
  boolean help;

  @Option(
      names = "--invocations",
      paramLabel = "N",
      required = true,
      description = "How many invocations, such as 10000")
  Long invocations = 0L;

  @Option(
      names = "--input-tokens",
      paramLabel = "N",
      description = "Tokens that one reads (default: as prices.turn says)")
  @Nullable Long inputTokens;

  @Option(
      names = "--output-tokens",
      paramLabel = "N",
      description = "Tokens that one writes (default: as prices.turn says)")
  @Nullable Long outputTokens;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model, one of those under prices (default: as prices.turn says)")
  @Nullable String model;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A file that may have prices of its own (default: stampede.yaml)")
  @Nullable Path config;

  CostCommand(Terminal terminal, Configuration configuration) {
    this.terminal = terminal;
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    Setting<Prices> prices = configuration.prices();
    PriceList list = Directories.prices(configuration);
    String name = model == null ? list.typical().model() : model;
    TokenPrice price =
        list.of(name)
            .orElseThrow(() ->
                new BadInput(
                    "--model: '%s' has no price%s; priced are %s"
                        .formatted(
                            name,
                            Nearest.hint(name, list.models().keySet()),
                            String.join(", ", list.models().keySet()))));
    CostEstimate estimate =
        new CostEstimate(
            notNegative("--invocations", invocations),
            new TypicalTurn(
                name,
                inputTokens == null
                    ? list.typical().inputTokens()
                    : notNegative("--input-tokens", inputTokens),
                outputTokens == null
                    ? list.typical().outputTokens()
                    : notNegative("--output-tokens", outputTokens)),
            price);
    PrintStream out = terminal.out().stream();
    estimate.lines().forEach(line -> out.println(terminal.out().glyphs().clean(line)));
    out.println(
        "Prices of %s (%s): %s"
            .formatted(prices.value().date(), prices.origin().words(), prices.value().source()));
    out.println(
        "An estimate: a turn that asks several models costs more. Traces tell the true cost.");
    out.flush();
    return ExitCode.OK.code();
  }

  private static long notNegative(String flag, long number) {
    if (number < 0) {
      throw new BadInput(flag + " must be 0 or more, not " + number);
    }
    return number;
  }
}
