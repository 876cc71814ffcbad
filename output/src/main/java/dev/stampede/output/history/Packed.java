package dev.stampede.output.history;

import dev.stampede.codec.MalformedException;
import dev.stampede.measure.Snapshot;
import dev.stampede.measure.SnapshotCodec;

/**
 * A snapshot in an eighth of its room, for the day when it is merged with its neighbours: a page
 * remembers thousands, and looks into few of them again.
 */
final class Packed {

  private final byte[] bytes;

  private Packed(byte[] bytes) {
    this.bytes = bytes;
  }

  static Packed of(Snapshot snapshot) {
    return new Packed(SnapshotCodec.encode(snapshot));
  }

  Snapshot open() {
    try {
      return SnapshotCodec.decode(bytes);
    } catch (MalformedException e) {
      throw new IllegalStateException("our own bytes", e);
    }
  }

  int size() {
    return bytes.length;
  }
}
