package dev.stampede.judge;

import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rows that a target is for, taken together as one. Written as
 *
 * <pre>
 * all                       every row
 * lambda                    a request type: every row of it
 * bedrock_agent:scheduling  a row's name
 * GET /orders               a row's type and name
 * lambda:bulk_ops:*         a pattern, where * is any text, of a name, or of type and name
 * </pre>
 *
 * A group's row is made of samples that have rows of their own, so only its exact name, or the type
 * {@code group}, selects it.
 *
 * @param text as it was written
 */
public record RowSelection(String text) {

  /** Every row. */
  public static final RowSelection ALL = new RowSelection("all");

  /** Whether a row is one of them. */
  public boolean matches(RowKey row) {
    if (row.isGroup()) {
      return text.equals(RowKey.GROUP) || text.equals(row.name());
    }
    if (this.equals(ALL) || text.equals(row.type())) {
      return true;
    }
    Pattern pattern = pattern();
    return pattern.matcher(row.name()).matches()
        || pattern.matcher(row.type() + " " + row.name()).matches();
  }

  private Pattern pattern() {
    StringBuilder regex = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** Whether any of these rows is one of them. */
  boolean matchesAny(Snapshot snapshot) {
    return snapshot.rows().keySet().stream().anyMatch(this::matches);
  }

  /** The selected rows of a snapshot as one. */
  Row of(Snapshot snapshot) {
    return snapshot.rows().entrySet().stream()
        .filter(entry -> matches(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Row.EMPTY, Row::plus);
  }
}
