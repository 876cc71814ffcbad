package dev.stampede.web;

import dev.stampede.web.stream.Message;
import dev.stampede.web.stream.Picture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that the page may know and ask of a run. Called by many threads at once, none of which is the
 * run's.
 */
public interface Director {

  /** The whole view, in which all that the listeners have been told is contained. */
  Picture view();

  /**
   * Tells a listener what happens from now on, in order. The listener returns at once; it never
   * blocks and never throws.
   */
  Subscription subscribe(Consumer<Message> listener);

  /** Plays a test. */
  Answer start(StartRequest request);

  /** Changes the load of the test that is being played. */
  Answer load(LoadRequest request);

  /** Stops the test: users finish what they do, or are cut off. */
  Answer stop();

  /** Begins the statistics anew. */
  Answer reset();

  /** Changes a user class for the next test. */
  Answer edit(UserClassEdit edit);

  /** The numbers for Locust's endpoints, of the last tick. */
  Figures figures();

  /** How often each task is done. */
  Ratios ratios();

  /** The last lines of the log, at most 500, as they were written. */
  List<String> logs();

  /**
   * A file of results: {@code requests.csv}, {@code requests_full_history.csv}, {@code
   * failures.csv}, {@code exceptions.csv}, {@code report.html}, {@code journal}.
   *
   * @param name one of these, or whatever a client asks for
   * @return the file; empty where there is none of this name, or not yet
   */
  Optional<Download> download(String name) throws IOException;

  /** Ends the telling. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
