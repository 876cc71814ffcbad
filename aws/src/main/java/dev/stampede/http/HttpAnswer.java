package dev.stampede.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stampede.http.Journey.End;
import dev.stampede.measure.Outcome;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A call that is over: the answer, and how it ended. */
public final class HttpAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String row;
  private final End end;
  private final Outcome outcome;
  private final String error;

  private HttpAnswer(String row, End end, Outcome outcome, String error) {
    this.row = row;
    this.end = end;
    this.outcome = outcome;
    this.error = error;
  }

  static HttpAnswer of(String row, End end) {
    return new HttpAnswer(row, end, end.trouble(), end.error());
  }

  /** The same answer, found to be a failure. */
  HttpAnswer failed(Outcome how, String why) {
    return new HttpAnswer(row, end, how, why);
  }

  /** How it ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** Whether the answer is whole, of a status that was wanted, and passed the checks. */
  public boolean succeeded() {
    return outcome == Outcome.SUCCESS;
  }

  /** What failed, in one line; empty where nothing did. */
  public String error() {
    return error;
  }

  /** The status; 0 where no answer began. */
  public int status() {
    return end.answer().status();
  }

  /** The first header of this name, whatever its case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(end.answer().headers().get(name));
  }

  /**
   * The body as text, in the character set that the server says, else in UTF-8; of a call that
   * failed, what came of it. Of a body of more than 8 MiB, its beginning.
   */
  public String body() {
    return new String(
        bytes(),
        HttpUtil.getCharset(
            end.answer().headers().get("Content-Type", ""), StandardCharsets.UTF_8));
  }

  /** The body; of one of more than 8 MiB, its beginning. */
  public byte[] bytes() {
    return end.answer().body();
  }

  /** The body, parsed now; a missing node where it is no JSON. */
  public JsonNode json() {
    try {
      return JSON.readTree(bytes());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** How many bytes the body has, those that were not kept included. */
  public long size() {
    return end.answer().bytes();
  }

  /**
   * From the moment it was sent to its last byte, or its failure; redirects that were followed too.
   */
  public Duration serviceTime() {
    return Duration.ofNanos(end.finished() - end.sent());
  }

  @Override
  public String toString() {
    return row + ": " + outcome.label() + (error.isEmpty() ? "" : " (" + error + ")");
  }
}
