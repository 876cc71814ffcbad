package dev.stampede.aws.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names that a reader asks for, found by their bytes without making a text of them. */
final class JsonNames {

  private final byte[][] keys;
  private final String[] names;
  private final int mask;

  private JsonNames(int size) {
    keys = new byte[size][];
    names = new String[size];
    Arrays.fill(keys, new byte[0]);
    Arrays.fill(names, "");
    mask = size - 1;
  }

  /** These names; all ASCII. */
  static JsonNames of(String... names) {
    // A quarter full at most: most look-ups are for names that are not there.
    JsonNames table = new JsonNames(Integer.highestOneBit(names.length * 4) * 2);
    for (String name : names) {
      byte[] key = name.getBytes(StandardCharsets.US_ASCII);
      int slot = table.slot(key, 0, key.length);
      table.keys[slot] = key;
      table.names[slot] = name;
    }
    return table;
  }

  /** The name that these bytes spell; empty if it is not one of ours. */
  String find(byte[] bytes, int from, int to) {
    return from == to ? "" : names[slot(bytes, from, to)];
  }

  /** The same name, or empty if it is not one of ours. */
  String find(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return find(bytes, 0, bytes.length);
  }

  /** Where these bytes stand, or the free place where they would. */
  private int slot(byte[] bytes, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    int slot = (hash ^ hash >>> 15) & mask;
    while (keys[slot].length > 0
        && !Arrays.equals(keys[slot], 0, keys[slot].length, bytes, from, to)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
