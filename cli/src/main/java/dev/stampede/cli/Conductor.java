package dev.stampede.cli;

import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import dev.stampede.output.UnwritableException;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.History;
import dev.stampede.run.RunState;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.TaskRatio;
import dev.stampede.scenario.UserClass;
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
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plays what the page asks for: one run at a time, each on a thread of its own, until somebody says
 * that it is enough.
 *
 * <pre>
 * from     to       when
 * idle     playing  start()
 * playing  idle     the run is over
 * idle     over     quit(), or the run was over for as long as --autoquit says
 * playing  ending   quit(): the run is stopped in order
 * ending   over     the run is over
 * </pre>
 */
final class Conductor implements Director {

  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final Repertoire repertoire;
  private final Playhouse house;
  private final PageView view;
  private final Map<String, UserClass> classes = new LinkedHashMap<>();
  private Set<String> chosen;
  private LoadWish wish;
  private String target;
  private @Nullable Playing playing;
  private boolean on;
  private boolean enough;
  private boolean played;
  private double spawnRate = 1;
  private int exitCode = ExitCode.OK.code();

  Conductor(Repertoire repertoire, Playhouse house) {
    this.repertoire = repertoire;
    this.house = house;
    this.wish = repertoire.wish();
    this.target = house.usualTarget();
    repertoire.selection().userClasses().forEach(type -> classes.put(type.name(), type));
    this.chosen = Set.copyOf(classes.keySet());
    this.view = new PageView(this::form, PageDownloads.OFFERED);
  }

  private synchronized String form() {
    return new PageForm(
            repertoire, List.copyOf(classes.values()), chosen, wish, house.targets(), target)
        .json();
  }

  @Override
  public Picture view() {
    return view.picture();
  }

  @Override
  public Subscription subscribe(Consumer<Message> listener) {
    return view.subscribe(listener);
  }

  @Override
  public synchronized Answer start(StartRequest request) {
    if (enough) {
      return Answer.refused("Stampede is about to end");
    }
    if (on) {
      return Answer.refused("a test is running: change its load, or stop it first");
    }
    Optional<Answer> wrong = wrongWith(request);
    return wrong.isPresent() ? wrong.get() : begin(request);
  }

  private Answer begin(StartRequest request) {
    LoadWish wanted = wanted(request);
    List<UserClass> who =
        classes.values().stream()
            .filter(type ->
                request.userClasses().isEmpty() || request.userClasses().contains(type.name()))
            .toList();
    try {
      RunOrder order = repertoire.order(who, wanted);
      String where = request.target().orElse(target);
      house.check(order, where);
      Playing next = house.prepare(order, where, view);
      view.show(next);
      playing = next;
      chosen = who.stream().map(UserClass::name).collect(Collectors.toUnmodifiableSet());
      wish = wanted;
      target = where;
      spawnRate = order.load().spawnRate() > 0 ? order.load().spawnRate() : 1;
      on = true;
      Thread.ofPlatform().name("run").start(() -> play(next));
      return Answer.done("Swarming started");
    } catch (BadInput | ScenarioException | Refusal | UnwritableException e) {
      return Answer.refused(String.valueOf(e.getMessage()));
    }
  }

  /** The command line's load where nothing is said of it: then it is the one that was meant. */
  private LoadWish wanted(StartRequest request) {
    LoadWish asked =
        new LoadWish(
            request.users(),
            request.spawnRate(),
            request.runTime(),
            request.profile(),
            request.shape());
    boolean nothing =
        !asked.numbers()
            && asked.runTime().isEmpty()
            && asked.profile().isEmpty()
            && asked.shape().isEmpty();
    return nothing ? repertoire.wish() : asked;
  }

  private Optional<Answer> wrongWith(StartRequest request) {
    if (request.users().isPresent() && request.users().getAsInt() < 1) {
      return Optional.of(Answer.refused("there must be 1 user or more", "users"));
    }
    if (request.spawnRate().isPresent() && !isRate(request.spawnRate().getAsDouble())) {
      return Optional.of(Answer.refused("the spawn rate must be above 0", "spawnRate"));
    }
    if (request.runTime().isPresent() && !request.runTime().get().isPositive()) {
      return Optional.of(Answer.refused("the run time must be above 0, or be left out", "runTime"));
    }
    for (String name : request.userClasses()) {
      if (!classes.containsKey(name)) {
        return Optional.of(
            Answer.refused(
                "there is no user class '%s'%s"
                    .formatted(name, Nearest.hint(name, classes.keySet())),
                "userClasses"));
      }
    }
    if (request.target().isPresent() && !house.targets().containsKey(request.target().get())) {
      return Optional.of(
          Answer.refused(
              "'%s' is not on offer here: start Stampede with --target %s"
                  .formatted(request.target().get(), request.target().get()),
              "target"));
    }
    return Optional.empty();
  }

  private static boolean isRate(double rate) {
    return rate > 0 && Double.isFinite(rate);
  }

  private void play(Playing run) {
    int code = ExitCode.INTERNAL.code();
    try (run) {
      code = run.play(house.onFailures());
    } catch (ScenarioException e) {
      code = ExitCode.SCENARIO.code();
      Logs.LOG.error(String.valueOf(e.getMessage()));
    } catch (UnwritableException e) {
      code = ExitCode.OUTPUT.code();
      Logs.LOG.error(String.valueOf(e.getMessage()));
    } finally {
      over(code);
    }
  }

  private synchronized void over(int code) {
    exitCode = code;
    on = false;
    played = true;
    notifyAll();
  }

  @Override
  public Answer load(LoadRequest request) {
    Playing run;
    double rate;
    synchronized (this) {
      if (playing == null || !on) {
        return Answer.refused("no test is running");
      }
      run = playing;
      rate = request.spawnRate().orElse(spawnRate);
    }
    if (request.users() < 1) {
      return Answer.refused("there must be 1 user or more", "users");
    }
    if (!isRate(rate)) {
      return Answer.refused("the spawn rate must be above 0", "spawnRate");
    }
    // Not under our lock: the run tells of the edit, and whoever is told may ask us for something.
    if (!run.edit(request.users(), rate)) {
      return Answer.refused("no test is running");
    }
    synchronized (this) {
      spawnRate = rate;
    }
    return Answer.done("Load changed: " + LoadChoice.words(request.users(), rate));
  }

  @Override
  public synchronized Answer stop() {
    Playing run = playing;
    if (run == null || !on) {
      return Answer.refused("no test is running");
    }
    run.stop();
    return Answer.done("Test stopped");
  }

  @Override
  public synchronized Answer reset() {
    Playing run = playing;
    if (run == null || !on) {
      return Answer.refused("no test is running");
    }
    run.reset();
    return Answer.done("Statistics begin anew");
  }

  @Override
  public synchronized Answer edit(UserClassEdit edit) {
    UserClass type = classes.get(edit.name());
    if (type == null) {
      return Answer.refused(
          "there is no user class '%s'%s"
              .formatted(edit.name(), Nearest.hint(edit.name(), classes.keySet())),
          "user_class_name");
    }
    if (edit.other().isPresent()) {
      return Answer.refused(
          "'%s' cannot be changed: weight and fixed_count can".formatted(edit.other().get()),
          edit.other().get());
    }
    UserClass edited = type;
    if (edit.weight().isPresent()) {
      double weight = edit.weight().getAsDouble();
      if (weight < 1 || weight > Integer.MAX_VALUE || weight != Math.rint(weight)) {
        return Answer.refused("a weight is a whole number from 1 on", "weight");
      }
      edited = edited.withWeight((int) weight);
    }
    OptionalInt count = edit.fixedCount();
    if (count.isPresent()) {
      if (count.getAsInt() < 1) {
        return Answer.refused("a fixed count is a whole number from 1 on", "fixed_count");
      }
      edited = edited.withFixedCount(count.getAsInt());
    }
    classes.put(edited.name(), edited);
    return Answer.done("From the next test on");
  }

  @Override
  public Figures figures() {
    History history = view.history();
    return Figures.of(
        state(), house.scenarioName(), describe(history), history.total(), history.recent());
  }

  private synchronized RunState state() {
    return playing == null ? RunState.READY : playing.state();
  }

  private synchronized String describe(History history) {
    return history.run().map(run -> run.target()).orElse(house.targets().getOrDefault(target, ""));
  }

  @Override
  public synchronized Ratios ratios() {
    List<UserClass> part =
        classes.values().stream().filter(type -> chosen.contains(type.name())).toList();
    int users = playing == null ? repertoire.order().usersOfRatios() : playing.usersOfRatios();
    return new Ratios(TaskRatio.perClass(part, users), TaskRatio.total(part, users));
  }

  @Override
  public List<String> logs() {
    return view.history().logs().stream().map(Conductor::line).toList();
  }

  private static String line(Entry.Log log) {
    return "[%s] %s/stampede: %s"
        .formatted(LOG_TIME.format(Instant.ofEpochMilli(log.atMillis())), log.level(), log.text());
  }

  @Override
  public Optional<Download> download(String name) throws IOException {
    Optional<Playing> run;
    synchronized (this) {
      run = Optional.ofNullable(playing);
    }
    return run.isEmpty() ? Optional.empty() : PageDownloads.of(name, run.get());
  }

  /** Whether a run is on. */
  synchronized boolean isPlaying() {
    return on;
  }

  /** Ends all: the run that is on is stopped in order. Returns at once. */
  synchronized void quit() {
    enough = true;
    if (on && playing != null) {
      playing.stop();
    }
    notifyAll();
  }

  /**
   * Waits until it is enough, and the last run is over.
   *
   * @param autoquit how long after a run's end it is enough by itself; empty: never
   * @return the exit code of the last run
   */
  synchronized int awaitEnd(Optional<Duration> autoquit) throws InterruptedException {
    while (on || !(enough || (played && autoquit.isPresent()))) {
      wait();
    }
    if (!enough && autoquit.isPresent() && autoquit.get().isPositive()) {
      long deadline = System.nanoTime() + autoquit.get().toNanos();
      for (long left = autoquit.get().toMillis();
          !enough && left > 0;
          left = (deadline - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    }
    enough = true;
    while (on) {
      wait();
    }
    return exitCode;
  }
}
