package dev.stampede.cli;

import dev.stampede.output.csv.RunCsv;
import dev.stampede.output.history.History;
import dev.stampede.output.history.Started;
import dev.stampede.output.page.Beside;
import dev.stampede.output.page.RunView;
import dev.stampede.web.Answer;
import dev.stampede.web.Director;
import dev.stampede.web.Download;
import dev.stampede.web.Figures;
import dev.stampede.web.LoadRequest;
import dev.stampede.web.Ratios;
import dev.stampede.web.StartRequest;
import dev.stampede.web.UserClassEdit;
import dev.stampede.web.stream.Message;
import dev.stampede.web.stream.Picture;
import dev.stampede.web.stream.Position;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A run of the past, in the page: everything can be looked at, nothing can be changed. */
final class Replay implements Director {

  /** A form that nobody can fill in. */
  private static final String FORM =
      """
      {"users":1,"spawnRate":1,"runTime":"","userClasses":[],"targets":[],"profiles":[],\
      "profile":null,"shapes":[],"shape":null,"readOnly":true,"problem":null}\
      """;

  private static final Answer NO =
      Answer.refused("this is a run of the past: start Stampede without replay to play another");

  private final Retold retold;
  private final Picture picture;

  Replay(Retold retold) {
    this.retold = retold;
    History history = retold.history();
    this.picture =
        new Picture(
            new Position(history.run().map(Started::id).orElse(""), history.sequence()),
            RunView.of(
                history,
                new Beside(
                    true,
                    retold.insights(),
                    retold.targets(),
                    retold.validity(),
                    Optional.of(FORM),
                    PageDownloads.OF_THE_PAST)));
  }

  @Override
  public Picture view() {
    return picture;
  }

  @Override
  public Subscription subscribe(Consumer<Message> listener) {
    // Nothing happens any more.
    return () -> {};
  }

  @Override
  public Answer start(StartRequest request) {
    return NO;
  }

  @Override
  public Answer load(LoadRequest request) {
    return NO;
  }

  @Override
  public Answer stop() {
    return NO;
  }

  @Override
  public Answer reset() {
    return NO;
  }

  @Override
  public Answer edit(UserClassEdit edit) {
    return NO;
  }

  @Override
  public Figures figures() {
    History history = retold.history();
    return Figures.of(
        history.state(),
        history.run().map(Started::name).orElse(""),
        history.run().map(Started::target).orElse(""),
        history.total(),
        history.recent());
  }

  @Override
  public Ratios ratios() {
    return retold
        .history()
        .run()
        .map(run -> new Ratios(run.perClass(), run.total()))
        .orElse(new Ratios(List.of(), List.of()));
  }

  @Override
  public List<String> logs() {
    return retold.history().logs().stream().map(log -> log.level() + ": " + log.text()).toList();
  }

  @Override
  public Optional<Download> download(String name) {
    History history = retold.history();
    return switch (name) {
      case "report.html" -> file(name, "text/html; charset=utf-8", WebReport.of(retold));
      case "requests.csv" -> file(name, PageDownloads.CSV, RunCsv.requests(history.total()));
      case "failures.csv" -> file(name, PageDownloads.CSV, RunCsv.failures(history.total()));
      case "exceptions.csv" -> file(name, PageDownloads.CSV, RunCsv.exceptions(history.total()));
      default -> Optional.empty();
    };
  }

  private static Optional<Download> file(String name, String type, byte[] bytes) {
    return Optional.of(new Download(name, type, new ByteArrayInputStream(bytes)));
  }
}
