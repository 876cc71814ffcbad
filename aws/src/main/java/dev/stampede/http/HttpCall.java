package dev.stampede.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.aws.attempt.Attempt;
import dev.stampede.aws.attempt.Checks;
import dev.stampede.aws.outcome.ErrorText;
import dev.stampede.aws.outcome.Outcomes;
import dev.stampede.aws.sign.PercentEncoding;
import dev.stampede.http.Journey.End;
import dev.stampede.measure.Outcome;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.UserStopped;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call while it is described: what to send, and what to expect of the answer. It is sent, once,
 * by {@link #call}. Its row has the method as its type, and the path as its name unless you say
 * otherwise.
 */
public final class HttpCall {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int BAD = 400;

  private final HttpTarget target;
  private final String method;
  private final Map<String, String> headers;
  private final Checks<HttpAnswer> checks = new Checks<>();
  private Location location;
  private String row;
  private byte[] body = new byte[0];
  private OptionalInt expected = OptionalInt.empty();
  private boolean follows;

  HttpCall(HttpTarget target, String method, String path) {
    this.target = target;
    this.method = method;
    this.location = Location.of(path);
    this.row = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    this.headers = new LinkedHashMap<>(target.headers());
  }

  /**
   * The name of the row it counts in. Give one where the path holds ids, or each has a row of its
   * own. Without, it is the path, without what follows the question mark.
   */
  public HttpCall named(String name) {
    row = name;
    return this;
  }

  /** A parameter behind the question mark; both may hold any characters. */
  public HttpCall query(String name, String value) {
    location = location.with(PercentEncoding.encode(name), PercentEncoding.encode(value));
    return this;
  }

  /**
   * A header of this call alone.
   *
   * @throws IllegalArgumentException if it cannot be sent
   */
  public HttpCall header(String name, String value) {
    headers.put(Headers.name(name), Headers.value(name, value));
    return this;
  }

  /** Sends this text. */
  public HttpCall body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8");
  }

  /** Sends these bytes, which must not change before the call is over. */
  public HttpCall body(byte[] bytes, String contentType) {
    body = bytes;
    headers.putIfAbsent("content-type", Headers.value("content-type", contentType));
    return this;
  }

  /** Sends this text, which is JSON already. */
  public HttpCall json(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  /** Sends this as a JSON object. */
  public HttpCall json(Map<String, ? extends @Nullable Object> object) {
    return json(written(object));
  }

  /** Sends this as a JSON array. */
  public HttpCall json(List<?> array) {
    return json(written(array));
  }

  private static String written(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the body cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Sends these fields as a browser sends a form. */
  public HttpCall form(Map<String, String> fields) {
    String text =
        fields.entrySet().stream()
            .map(field ->
                PercentEncoding.encode(field.getKey())
                    + "="
                    + PercentEncoding.encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return body(text.getBytes(StandardCharsets.US_ASCII), "application/x-www-form-urlencoded");
  }

  /**
   * The only status that is a success, even one that else is a failure. Without it, every status
   * below 400 is one.
   */
  public HttpCall expectStatus(int status) {
    expected = OptionalInt.of(status);
    return this;
  }

  /**
   * Follows redirects, ten at most, as one call whose time is that of all of them. Without it, a
   * redirect is an answer like any other.
   */
  public HttpCall followRedirects() {
    follows = true;
    return this;
  }

  /**
   * Adds a check of your own, made of answers that are otherwise a success. An assertion that fails
   * in it counts as wrong, too.
   *
   * @param good whether the answer is as it should be
   * @param otherwise what is wrong if it is not, in a few words without anything that varies
   */
  public HttpCall check(Predicate<HttpAnswer> good, String otherwise) {
    checks.add(good, otherwise);
    return this;
  }

  /**
   * Sends it and waits for the end of its answer. Records exactly one sample. Never throws for an
   * outcome: the answer tells it.
   *
   * @throws UserStopped if the test has cut this user off; a call that was under way is recorded as
   *     interrupted first
   */
  public HttpAnswer call() {
    Attempt.refuseIfStopped();
    Play play = Play.current();
    return new Attempt(method, row).play(play, () -> done(play.newId()));
  }

  private Attempt.Done<HttpAnswer> done(String id) {
    Message message =
        new Message(method, target.server(), location.below(target.prefix()), headers, body);
    End end = new Journey(target, follows).travel(message);
    HttpAnswer answer = judged(HttpAnswer.of(row, end));
    return new Attempt.Done<>(
        answer,
        answer.outcome(),
        answer.error(),
        id,
        end.sent(),
        end.finished(),
        end.bytes(),
        List.of());
  }

  /** By the order of {@link Outcomes}: what was cut, the status, the ending, the checks. */
  private HttpAnswer judged(HttpAnswer answer) {
    int status = answer.status();
    if (answer.outcome() == Outcome.INTERRUPTED) {
      return answer;
    }
    boolean asExpected = expected.isPresent() && expected.getAsInt() == status;
    if (status >= BAD && !asExpected) {
      return answer.failed(Outcomes.byStatus(status), "HTTP " + HttpResponseStatus.valueOf(status));
    }
    if (answer.outcome() != Outcome.SUCCESS) {
      return answer;
    }
    if (expected.isPresent() && !asExpected) {
      return answer.failed(
          Outcome.CHECK_FAILED, "HTTP %d, expected %d".formatted(status, expected.getAsInt()));
    }
    String wrong = checks.wrongWith(answer);
    return wrong.isEmpty() ? answer : answer.failed(Outcome.CHECK_FAILED, ErrorText.line(wrong));
  }
}
