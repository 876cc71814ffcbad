package dev.stampede.emulator.agents;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.chance.Draws.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All that is decided about one turn before its first byte is sent. Used by one thread. */
public final class Turn {
  /** As much of a message as decisions and traces look at. */
  private static final int MAX_TEXT = 4_000;

  /** Which identity is an invocation's that is left to the caller. */
  private static final int INVOCATION = 900;

  final Ask ask;
  final Draws draws;
  final long wallNanos;
  final Visit top;
  final Words lastText;
  final Timeline timeline;
  final Usage usage;
  private final Optional<Routed> routed;
  private final Set<Habit> habits;
  private final int moves;
  private int modelCalls;
  private int delegations;
  private int actions;

  /** Whom a supervisor chose, and whom the message called for. */
  record Routed(Agent chosen, Agent expected) {}

  Turn(
      Ask ask,
      Draws draws,
      long wallNanos,
      Visit top,
      Optional<Routed> routed,
      Set<Habit> habits,
      Words lastText,
      Timeline timeline,
      Usage usage,
      int moves) {
    this.ask = ask;
    this.draws = draws;
    this.wallNanos = wallNanos;
    this.top = top;
    this.routed = routed;
    this.habits = Collections.unmodifiableSet(habits);
    this.lastText = lastText;
    this.timeline = timeline;
    this.usage = usage;
    this.moves = moves;
    top.forEach(this::count);
  }

  private void count(Visit visit, Move move) {
    modelCalls += move.kind().thinks() ? 1 : 0;
    delegations += move.delegates().size();
    actions += move.kind() != Move.Kind.RESUME && move.action().isPresent() ? 1 : 0;
  }

  /** The first part of a long text. */
  static String head(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  /** The id of the invocation that a call leaves to its caller. */
  static String invocationId(Draws draws) {
    long high = draws.bits(Purpose.IDENTITY, 2 * INVOCATION);
    long low = draws.bits(Purpose.IDENTITY, 2 * INVOCATION + 1);
    return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L)
        .toString();
  }

  /**
   * Whether it goes the plain way, which may be told in brief: the agent that was asked, or one
   * collaborator of a supervisor, does all and answers.
   */
  boolean plain() {
    return top.finishes()
        && moves <= 4
        && delegations <= 1
        && !habits.contains(Habit.UNDECIDABLE)
        && top.moves().getFirst().kind() != Move.Kind.RESUME;
  }

  /** The first collaborator the supervisor chose; empty where there was no choice. */
  public Optional<Agent> route() {
    return routed.map(Routed::chosen);
  }

  /** The collaborator the message called for; empty where there was no choice. */
  public Optional<Agent> expectedRoute() {
    return routed.map(Routed::expected);
  }

  /**
   * The collaborators that are asked within it, of all depths: the one chosen first, then all
   * others, each as often as it is asked.
   */
  public List<Agent> asked() {
    var asked = new ArrayList<Agent>();
    top.forEach((_, move) -> move.delegates().forEach(child -> asked.add(child.chain().speaker())));
    return asked;
  }

  /** What it did out of the ordinary. */
  public Set<Habit> habits() {
    return habits;
  }

  /** Input tokens of all model invocations. */
  public int inputTokens() {
    return usage.totalIn();
  }

  /** Output tokens of all model invocations. */
  public int outputTokens() {
    return usage.totalOut();
  }

  /** Invocations of models, of all agents and of the classifier. */
  public int modelCalls() {
    return modelCalls;
  }

  /** Invocations of collaborators, of all depths. */
  public int delegations() {
    return delegations;
  }

  /** Invocations of action groups, those left to the caller included. */
  public int actions() {
    return actions;
  }

  /** The answer's length in bytes of UTF-8. */
  int answerLength() {
    return top.answer().utf8().length;
  }

  /** The {@code index}-th of {@code count} pieces of the answer, cut between characters. */
  byte[] piece(int index, int count) {
    byte[] answer = top.answer().utf8();
    return count == 1
        ? answer
        : Arrays.copyOfRange(answer, cut(index, count), cut(index + 1, count));
  }

  private int cut(int index, int count) {
    byte[] answer = top.answer().utf8();
    int at = (int) ((long) answer.length * index / count);
    while (at < answer.length && (answer[at] & 0xC0) == 0x80) {
      at++;
    }
    return at;
  }
}
