package dev.stampede.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.output.csv.RunCsv;
import dev.stampede.output.history.History;
import dev.stampede.output.journal.JournalCsv;
import dev.stampede.output.journal.JournalReader;
import dev.stampede.output.page.Beside;
import dev.stampede.web.Download;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of results that the page hands out: made of the run as it is at that moment. */
final class PageDownloads {

  static final String CSV = "text/csv; charset=utf-8";

  /** What there is, as the page's tab shows it. */
  static final List<Beside.Download> OFFERED =
      List.of(
          offered("report.html", "The report: one file that opens from disk"),
          offered("requests.csv", "Request statistics, as Locust's"),
          offered("requests_full_history.csv", "Each second of each name, as Locust's"),
          offered("failures.csv", "Failures, as Locust's"),
          offered("exceptions.csv", "Exceptions of the scenario, as Locust's"),
          offered("journal", "The journal: all of the above can be made of it again"));

  /** What there is of a run that is shown again. */
  static final List<Beside.Download> OF_THE_PAST =
      OFFERED.stream()
          .filter(file -> !List.of("journal", "requests_full_history.csv").contains(file.name()))
          .toList();

  private PageDownloads() {}

  private static Beside.Download offered(String name, String what) {
    return new Beside.Download(name, "api/download/" + name, what);
  }

  /** The file of this name; nothing where there is none, or the run has no journal. */
  static Optional<Download> of(String name, Playing run) throws IOException {
    History history = run.shown().history();
    return switch (name) {
      case "report.html" ->
          file(
              "report.html",
              "text/html; charset=utf-8",
              WebReport.of(history, run.results().insights()));
      case "requests.csv" -> file(name, CSV, RunCsv.requests(history.total()));
      case "failures.csv" -> file(name, CSV, RunCsv.failures(history.total()));
      case "exceptions.csv" -> file(name, CSV, RunCsv.exceptions(history.total()));
      case "requests_full_history.csv" -> fullHistory(run);
      case "journal" -> journal(run);
      default -> Optional.empty();
    };
  }

  private static Optional<Download> fullHistory(Playing run) throws IOException {
    if (run.journal().isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    JournalCsv.fullHistory(JournalReader.open(run.journal().get()), csv);
    return file("requests_full_history.csv", CSV, csv.toByteArray());
  }

  private static Optional<Download> journal(Playing run) throws IOException {
    if (run.journal().isEmpty()) {
      return Optional.empty();
    }
    Path folder = run.journal().get();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8);
        Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        entry(zip, folder.getFileName() + "/" + file.getFileName(), file);
      }
    }
    return file(folder.getFileName() + ".zip", "application/zip", bytes.toByteArray());
  }

  private static void entry(ZipOutputStream zip, String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      zip.putNextEntry(new ZipEntry(name));
      in.transferTo(zip);
      zip.closeEntry();
    } catch (NoSuchFileException e) {
      // Folded meanwhile: its sum is another file of the same folder.
      return;
    }
  }

  private static Optional<Download> file(String name, String type, byte[] bytes) {
    return Optional.of(new Download(name, type, new ByteArrayInputStream(bytes)));
  }
}
