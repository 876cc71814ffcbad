package dev.stampede.measure;

/**
 * Names a row of every table: the kind of request and its name. Sorted as Locust sorts: by name,
 * then type.
 */
public record RowKey(String type, String name) implements Comparable<RowKey> {

  /** The type of rows that are made of other rows' samples: conversations. */
  public static final String GROUP = "group";

  /**
   * Whether the row is a group's. It is made of samples that have rows of their own, so it stays
   * out of everything that is added up: the aggregated row, attempts begun, calls in flight.
   */
  public boolean isGroup() {
    return type.equals(GROUP);
  }

  @Override
  public int compareTo(RowKey other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : type.compareTo(other.type);
  }
}
