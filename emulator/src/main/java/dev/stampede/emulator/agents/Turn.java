package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.wire.JsonText;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is decided about one turn before its first byte is sent. Used by one thread. */
public final class Turn {
  /** As much of a message as decisions and traces look at. */
  private static final int MAX_TEXT = 4_000;

  final Ask ask;
  final Draws draws;
  final long wallNanos;
  final Agent answering;
  final Optional<Action> action;
  final Timeline timeline;
  final Usage usage;
  private final Optional<Agent> expected;
  private final byte[] answer;
  private final String text;
  private final String lastText;
  private @Nullable Quoted quoted;
  private @Nullable QuotedTwice quotedTwice;

  /** Texts as they stand in a JSON string. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Quoted(byte[] text, byte[] answer, byte[] result) {}

  /**
   * Texts as they stand in JSON that itself stands in a JSON string: in prompts and raw responses.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record QuotedTwice(byte[] text, byte[] last, byte[] answer, byte[] result) {}

  Turn(
      Ask ask,
      Draws draws,
      long wallNanos,
      Agent answering,
      Optional<Agent> expected,
      Optional<Action> action,
      Session.Memory memory,
      byte[] answer,
      Timeline timeline) {
    this.ask = ask;
    this.draws = draws;
    this.wallNanos = wallNanos;
    this.answering = answering;
    this.expected = expected;
    this.action = action;
    this.answer = answer;
    this.timeline = timeline;
    this.text = head(ask.text());
    this.lastText = memory.lastText();
    this.usage =
        new Usage(
            supervised(),
            action.isPresent(),
            Usage.tokens(ask.text().length()),
            memory.historyTokens(),
            Usage.tokens(action.map(a -> a.result().length()).orElse(0)),
            Usage.tokens(answer.length));
  }

  /** The first part of a long text. */
  static String head(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  /** Whether a supervisor delegated the turn. */
  boolean supervised() {
    return ask.agent().delegates();
  }

  /** The collaborator the supervisor chose; empty where there was no supervisor. */
  public Optional<Agent> route() {
    return supervised() ? Optional.of(answering) : Optional.empty();
  }

  /** The collaborator the message called for; empty where there was no supervisor. */
  public Optional<Agent> expectedRoute() {
    return expected;
  }

  /** Input tokens of all model invocations. */
  public int inputTokens() {
    return usage.totalIn();
  }

  /** Output tokens of all model invocations. */
  public int outputTokens() {
    return usage.totalOut();
  }

  /** The answer's length in bytes of UTF-8. */
  int answerLength() {
    return answer.length;
  }

  /** The {@code index}-th of {@code count} pieces of the answer, cut between characters. */
  byte[] piece(int index, int count) {
    return count == 1
        ? answer
        : Arrays.copyOfRange(answer, cut(index, count), cut(index + 1, count));
  }

  private int cut(int index, int count) {
    int at = (int) ((long) answer.length * index / count);
    while (at < answer.length && (answer[at] & 0xC0) == 0x80) {
      at++;
    }
    return at;
  }

  Quoted quoted() {
    Quoted made = quoted;
    if (made == null) {
      made = new Quoted(once(text), once(answerText()), once(resultText()));
      quoted = made;
    }
    return made;
  }

  QuotedTwice quotedTwice() {
    QuotedTwice made = quotedTwice;
    if (made == null) {
      made =
          new QuotedTwice(twice(text), twice(lastText), twice(answerText()), twice(resultText()));
      quotedTwice = made;
    }
    return made;
  }

  private String answerText() {
    return new String(answer, UTF_8);
  }

  private String resultText() {
    return action.map(Action::result).orElse("");
  }

  private static byte[] once(String text) {
    return JsonText.escape(text).getBytes(UTF_8);
  }

  private static byte[] twice(String text) {
    return once(JsonText.escape(text));
  }
}
