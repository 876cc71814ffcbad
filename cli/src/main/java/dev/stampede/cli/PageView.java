package dev.stampede.cli;

import dev.stampede.judge.Validity.Judgement;
import dev.stampede.output.history.Change;
import dev.stampede.output.history.History;
import dev.stampede.output.history.Started;
import dev.stampede.output.history.TargetLine;
import dev.stampede.output.page.Beside;
import dev.stampede.output.page.Beside.Download;
import dev.stampede.output.page.Deltas;
import dev.stampede.output.page.RunView;
import dev.stampede.web.Director.Subscription;
import dev.stampede.web.stream.Message;
import dev.stampede.web.stream.Picture;
import dev.stampede.web.stream.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The run of the moment as pages see it: whole, and second by second. Listeners are told in order,
 * and the whole view holds all that they have been told.
 */
final class PageView implements RunShown.Onlooker {

  private final Supplier<String> form;
  private final List<Download> downloads;
  private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Playing playing;
  private volatile Thoughts thoughts = Thoughts.NONE;
  private Deltas deltas = new Deltas();
  private int epoch;

  /** What is thought of the run until now. */
  private record Thoughts(List<TargetLine> targets, Optional<Judgement> validity) {
    static final Thoughts NONE = new Thoughts(List.of(), Optional.empty());
  }

  /**
   * Nothing to be seen yet.
   *
   * @param form the start form as JSON, as it is now
   * @param downloads what can be fetched
   */
  PageView(Supplier<String> form, List<Download> downloads) {
    this.form = form;
    this.downloads = List.copyOf(downloads);
  }

  Subscription subscribe(Consumer<Message> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** From now on another run is shown; it has not begun. */
  void show(Playing next) {
    thoughts = Thoughts.NONE;
    deltas = new Deltas();
    epoch = 0;
    playing = next;
  }

  /** What is remembered of the run. */
  History history() {
    Playing shown = playing;
    return shown == null ? History.NONE : shown.shown().history();
  }

  /** The whole view. */
  Picture picture() {
    History history = history();
    return new Picture(position(history), RunView.of(history, beside(Optional.of(form.get()))));
  }

  @Override
  public void second(History history, Change change) {
    Playing shown = playing;
    if (shown != null) {
      Results results = shown.results();
      thoughts = new Thoughts(results.targetsSoFar(), results.validitySoFar());
    }
    if (history.epoch() != epoch) {
      // Charts of what was before the reset would be drawn on.
      epoch = history.epoch();
      deltas = new Deltas();
      anew();
      return;
    }
    publish(new Message.Tick(position(history), deltas.tick(history, change, withoutForm())));
  }

  @Override
  public void anew() {
    publish(new Message.Anew());
  }

  /** The run's own thread asks for no form: whoever changes the form may be waiting for the run. */
  private Beside withoutForm() {
    return beside(Optional.empty());
  }

  private Beside beside(Optional<String> shownForm) {
    Thoughts now = thoughts;
    Playing shown = playing;
    return new Beside(
        true,
        shown == null ? Playhouse.INSIGHTS : shown.results().insights(),
        now.targets(),
        now.validity(),
        shownForm,
        downloads);
  }

  private static Position position(History history) {
    return new Position(history.run().map(Started::id).orElse(""), history.sequence());
  }

  private void publish(Message message) {
    listeners.forEach(listener -> listener.accept(message));
  }
}
