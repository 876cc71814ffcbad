package dev.stampede.compile;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compiler errors for people: what, where, the line itself with the place marked.
 *
 * <pre>
 * error: incompatible types: String cannot be converted to int
 *   --> Users.java:7:13
 *     7 |     int n = "a";
 *       |             ^^^
 * </pre>
 */
final class CompilerMessages {

  private static final int MAX_SHOWN = 10;

  private CompilerMessages() {}

  /** All errors, at most {@value #MAX_SHOWN} of them in full, with their number at the end. */
  static String render(List<? extends Diagnostic<? extends JavaFileObject>> errors) {
    StringBuilder text = new StringBuilder();
    errors.stream().limit(MAX_SHOWN).forEach(error -> render(error, text));
    int more = errors.size() - MAX_SHOWN;
    text.append(
        errors.size() == 1
            ? "1 error: the scenario does not compile"
            : errors.size() + " errors: the scenario does not compile");
    return text.append(more > 0 ? " (" + more + " more not shown)" : "").toString();
  }

  private static void render(Diagnostic<? extends JavaFileObject> error, StringBuilder text) {
    List<String> message = shortNames(error.getMessage(Locale.ROOT)).lines().toList();
    text.append("error: ").append(message.isEmpty() ? "" : message.getFirst()).append('\n');
    JavaFileObject source = error.getSource();
    if (source != null && error.getLineNumber() != Diagnostic.NOPOS) {
      long line = error.getLineNumber();
      text.append("  --> %s:%d:".formatted(nameOf(source), line));
      markLine(source, error, text);
    }
    message.stream()
        .skip(1)
        .map(String::strip)
        .forEach(l -> text.append("    = ").append(l).append('\n'));
    Hints.forMessage(message)
        .ifPresent(hint -> text.append("    = help:     ").append(hint).append('\n'));
    text.append('\n');
  }

  /** As an author writes them; only the compiler's own printer does this by itself. */
  private static String shortNames(String message) {
    return message.replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
  }

  private static void markLine(JavaFileObject source, Diagnostic<?> error, StringBuilder text) {
    String content;
    try {
      content = source.getCharContent(true).toString();
    } catch (IOException e) {
      // The place is known even where the text cannot be read a second time.
      text.append(error.getColumnNumber()).append('\n');
      return;
    }
    int position = (int) Math.min(error.getPosition(), content.length());
    int lineStart = content.lastIndexOf('\n', Math.max(0, position - 1)) + 1;
    int lineEnd = content.indexOf('\n', lineStart);
    String line = content.substring(lineStart, lineEnd < 0 ? content.length() : lineEnd);
    int column = Math.clamp(position - lineStart, 0, line.length());
    int until =
        (int)
            Math.clamp(
                error.getEndPosition() - lineStart,
                column + 1L,
                Math.max(column + 1L, line.length()));
    String margin = " ".repeat(6);
    // Columns count characters, as editors do; the compiler's own count a tab as up to eight.
    text.append(column + 1).append('\n');
    // Each tab becomes one space above and below alike, so the carets stand under their words.
    text.append(
        "%5d | %s\n".formatted(error.getLineNumber(), line.replace('\t', ' ').stripTrailing()));
    text.append(margin)
        .append("| ")
        .append(" ".repeat(column))
        .append("^".repeat(until - column))
        .append('\n');
  }

  private static String nameOf(JavaFileObject source) {
    String path = source.getName();
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
