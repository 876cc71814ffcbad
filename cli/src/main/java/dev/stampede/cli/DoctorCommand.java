package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.doctor.Finding;
import dev.stampede.doctor.Finding.Grade;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks at this machine for a run with these flags, and plays nothing. */
@Command(
    name = "doctor",
    sortOptions = false,
    synopsisHeading = "Usage: ",
    customSynopsis = "stampede doctor [the flags of a run]",
    description =
        "Tells whether this machine is fit for a run with these flags: what is too small, why that"
            + " matters, and what mends it.")
final class DoctorCommand extends RunFlags implements Callable<Integer> {

  private final Terminal terminal;
  private final Configuration configuration;

  DoctorCommand(Terminal terminal, Configuration configuration) {
    this.terminal = terminal;
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    Configuration chosen = target.choose(configuration);
    check();
    logs.apply(terminal.err().stream());
    LoadChoice load = Repertoire.of(this, chosen).order().load();
    List<Finding> findings = Fitness.findings(load, target);
    PrintStream out = terminal.out().stream();
    findings.forEach(finding -> print(finding, out));
    out.flush();
    return findings.stream().anyMatch(finding -> finding.grade() == Grade.PROBLEM)
        ? ExitCode.MACHINE.code()
        : ExitCode.OK.code();
  }

  private static void print(Finding finding, PrintStream out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%-8s %-12s %s",
            finding.grade().label(),
            finding.subject(),
            finding.what()));
    line("why", finding.why(), out);
    line("do", finding.cure(), out);
  }

  private static void line(String name, String words, PrintStream out) {
    if (!words.isEmpty()) {
      out.println(String.format(Locale.ROOT, "%21s %-4s %s", "", name + ":", words));
    }
  }
}
