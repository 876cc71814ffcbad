package dev.stampede.web;

import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import dev.stampede.run.RunState;
import dev.stampede.scenario.TaskRatio;
import dev.stampede.web.stream.Message;
import dev.stampede.web.stream.Picture;
import dev.stampede.web.stream.Position;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A run that does what a test says, and writes down what it is asked for. */
final class FakeDirector implements Director {

  final List<Object> asked = new CopyOnWriteArrayList<>();
  final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<Consumer<Message>> listeners = new ArrayList<>();
  private Answer next = Answer.done("all right");
  private Figures figures =
      Figures.of(RunState.READY, "Agents.java", "emulator", Snapshot.empty(0), new Recent());
  private String run = "run1";
  private long n;
  private int views;
  private boolean broken;
  private String padding = "";

  /** A second passes. */
  synchronized void tick() {
    n++;
    tell(new Message.Tick(new Position(run, n), json("tick")));
  }

  /** Another run begins. */
  synchronized void begin(String id) {
    run = id;
    n = 0;
    tell(new Message.Anew());
  }

  synchronized void state(String state) {
    tell(new Message.State(bytes("{\"state\":\"" + state + "\"}")));
  }

  private void tell(Message message) {
    listeners.forEach(listener -> listener.accept(message));
  }

  private byte[] json(String kind) {
    return bytes(
        "{\"kind\":\"%s\",\"run\":\"%s\",\"n\":%d,\"padding\":\"%s\"}"
            .formatted(kind, run, n, padding));
  }

  synchronized int views() {
    return views;
  }

  synchronized int listeners() {
    return listeners.size();
  }

  /** Makes every message this much larger. */
  synchronized void pad(int bytes) {
    padding = "x".repeat(bytes);
  }

  synchronized void answer(Answer answer) {
    next = answer;
  }

  /** From now on every wish ends in a bug. */
  synchronized void breakDown() {
    broken = true;
  }

  synchronized void show(Figures shown) {
    figures = shown;
  }

  @Override
  public synchronized Picture view() {
    views++;
    return new Picture(new Position(run, n), json("view"));
  }

  @Override
  public synchronized Subscription subscribe(Consumer<Message> listener) {
    listeners.add(listener);
    return () -> {
      synchronized (this) {
        listeners.remove(listener);
      }
    };
  }

  private synchronized Answer asked(Object wish) {
    if (broken) {
      throw new IllegalStateException("a bug with a secret in it");
    }
    asked.add(wish);
    return next;
  }

  @Override
  public Answer start(StartRequest request) {
    return asked(request);
  }

  @Override
  public Answer load(LoadRequest request) {
    return asked(request);
  }

  @Override
  public Answer stop() {
    return asked("stop");
  }

  @Override
  public Answer reset() {
    return asked("reset");
  }

  @Override
  public Answer edit(UserClassEdit edit) {
    return asked(edit);
  }

  @Override
  public synchronized Figures figures() {
    return figures;
  }

  @Override
  public Ratios ratios() {
    TaskRatio ask = new TaskRatio("ask", 0.75, List.of());
    TaskRatio chat = new TaskRatio("Chat", 0.25, List.of(new TaskRatio("hello", 1, List.of())));
    return new Ratios(
        List.of(new TaskRatio("Agents", 1, List.of(ask, chat))),
        List.of(new TaskRatio("Agents", 1, List.of(ask))));
  }

  @Override
  public List<String> logs() {
    return List.of("[2026-11-24 10:00:00] one", "<b>two</b>");
  }

  @Override
  public Optional<Download> download(String name) {
    return Optional.ofNullable(files.get(name))
        .map(bytes ->
            new Download(
                name,
                name.endsWith(".html") ? "text/html; charset=utf-8" : "text/csv; charset=utf-8",
                new ByteArrayInputStream(bytes)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
