package dev.stampede.aws.trace;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the JSON of a trace event where it lies. A trace is kilobytes of prompts around a few
 * facts, thousands of times a second on the event loop: so nothing is built or decoded but what is
 * asked for, and a text that is passed over costs a glance at each eight bytes. (A general parser
 * took four times as long, most of it to get ready.)
 *
 * <p>What is walked through is checked for form; what is skipped only for its end. One object
 * serves one event after the other.
 */
final class JsonScanner {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private final JsonNames names;
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private boolean first;

  /** A scanner that knows these names. */
  JsonScanner(JsonNames names) {
    this.names = names;
  }

  /** Begins with the value that starts here. */
  void over(byte[] json, int from, int length) {
    bytes = json;
    at = from;
    end = from + length;
  }

  /**
   * Steps into the present value if it is an object, and else passes over it.
   *
   * @throws IOException if it breaks off
   */
  boolean object() throws IOException {
    return enter('{');
  }

  /** Steps into the present value if it is an array, and else passes over it. */
  boolean array() throws IOException {
    return enter('[');
  }

  private boolean enter(char opening) throws IOException {
    if (peek() != opening) {
      skip();
      return false;
    }
    at++;
    first = true;
    return true;
  }

  /**
   * The name of the object's next member, whose value comes next; null, and out of the object,
   * after the last.
   *
   * @return empty for a name that is not known
   */
  @Nullable String member() throws IOException {
    if (!next('}')) {
      return null;
    }
    if (peek() != '"') {
      throw broken();
    }
    int from = at + 1;
    boolean plain = skipText();
    String name = plain ? names.find(bytes, from, at - 1) : names.find(decoded(from, at - 1));
    if (peek() != ':') {
      throw broken();
    }
    at++;
    return name;
  }

  /** Whether the array has another element, which comes next; if not, it is left. */
  boolean element() throws IOException {
    return next(']');
  }

  private boolean next(char closing) throws IOException {
    byte b = peek();
    if (b == closing) {
      at++;
      first = false;
      return false;
    }
    if (!first) {
      if (b != ',') {
        throw broken();
      }
      at++;
      peek();
    }
    first = false;
    return true;
  }

  /** The present value if it is a text; else empty, and passed over. */
  String text() throws IOException {
    if (peek() != '"') {
      skip();
      return "";
    }
    int from = at + 1;
    boolean plain = skipText();
    return plain
        ? new String(bytes, from, at - 1 - from, StandardCharsets.UTF_8)
        : decoded(from, at - 1);
  }

  /** The present value if it is a number; else 0, and passed over. */
  double number() throws IOException {
    byte b = peek();
    if (b != '-' && (b < '0' || b > '9')) {
      skip();
      return 0;
    }
    int from = at;
    skipPlain();
    try {
      return Double.parseDouble(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1));
    } catch (NumberFormatException e) {
      throw broken();
    }
  }

  /** Passes over the present value. */
  void skip() throws IOException {
    int depth = 0;
    do {
      switch (peek()) {
        case '"' -> skipText();
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case ',', ':' -> at++;
        default -> skipPlain();
      }
    } while (depth > 0);
    if (depth < 0) {
      throw broken();
    }
    first = false;
  }

  /** Passes over a number or a word, up to what parts it from the next. */
  private void skipPlain() throws IOException {
    int from = at;
    while (at < end && ",:]}[{\" \t\r\n".indexOf(bytes[at]) < 0) {
      at++;
    }
    if (at == from) {
      throw broken();
    }
  }

  /** The next byte that is no blank. */
  private byte peek() throws IOException {
    while (at < end) {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\t' && b != '\r') {
        return b;
      }
      at++;
    }
    throw broken();
  }

  /** Passes over a text, its quotes included; returns whether it holds no escapes. */
  private boolean skipText() throws IOException {
    boolean plain = true;
    for (int i = at + 1; ; ) {
      i = quoteOrBackslash(i);
      if (bytes[i] == '"') {
        at = i + 1;
        return plain;
      }
      plain = false;
      i += 2;
    }
  }

  /**
   * Where the next quote or backslash is, eight bytes at a time (Mycroft's test for a zero byte).
   */
  private int quoteOrBackslash(int from) throws IOException {
    int i = from;
    while (i + 8 <= end) {
      long eight = (long) EIGHT.get(bytes, i);
      long quote = eight ^ QUOTES;
      long backslash = eight ^ BACKSLASHES;
      long found = ((quote - ONES) & ~quote & HIGHS) | ((backslash - ONES) & ~backslash & HIGHS);
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      i += 8;
    }
    for (; i < end; i++) {
      if (bytes[i] == '"' || bytes[i] == '\\') {
        return i;
      }
    }
    throw broken();
  }

  private String decoded(int from, int to) throws IOException {
    String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escape = raw.charAt(++i);
      if (escape == 'u') {
        text.append(unicode(raw, i + 1));
        i += 4;
      } else {
        int which = "\"\\/bfnrt".indexOf(escape);
        if (which < 0) {
          throw broken();
        }
        text.append("\"\\/\b\f\n\r\t".charAt(which));
      }
    }
    return text.toString();
  }

  private static char unicode(String raw, int at) throws IOException {
    try {
      return (char) Integer.parseInt(raw, at, at + 4, 16);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw broken();
    }
  }

  private static IOException broken() {
    return new IOException("not JSON, or JSON that breaks off");
  }
}
