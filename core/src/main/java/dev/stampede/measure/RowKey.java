package dev.stampede.measure;

/**
 * Names a row of every table: the kind of request and its name. Sorted as Locust sorts: by name,
 * then type.
 */
public record RowKey(String type, String name) implements Comparable<RowKey> {
  @Override
  public int compareTo(RowKey other) {
    int byName = name.compareTo(other.name);
    return byName != 0 ? byName : type.compareTo(other.type);
  }
}
