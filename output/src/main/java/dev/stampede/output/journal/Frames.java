package dev.stampede.output.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.stampede.measure.SnapshotCodec;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How records lie in a file: a mark, then for each record its length (four bytes, the highest
 * first), its type (one byte), a CRC-32C of these and the payload (four bytes), the payload.
 */
final class Frames {

  /** What a file begins with: a name and the version of the format. */
  static final byte VERSION = 1;

  /** The bytes before a payload. */
  static final int HEADER = 9;

  /** The longest payload. */
  static final int MAX_PAYLOAD = SnapshotCodec.MAX_BYTES + 1_024;

  private static final byte[] NAME = "STAMPED".getBytes(US_ASCII);

  /** The length of the mark. */
  static final int MARK = NAME.length + 1;

  private Frames() {}

  /** The mark of a file of this version. */
  static byte[] mark() {
    return ByteBuffer.allocate(MARK).put(NAME).put(VERSION).array();
  }

  /** The version of a file that begins like this; 0 where it is no journal's. */
  static int version(byte[] mark) {
    for (int i = 0; i < NAME.length; i++) {
      if (mark.length < MARK || mark[i] != NAME[i]) {
        return 0;
      }
    }
    return mark[NAME.length];
  }

  /** A record with all that is around it. */
  static byte[] frame(EntryCodec.Encoded record) {
    byte[] payload = record.payload();
    return ByteBuffer.allocate(HEADER + payload.length)
        .putInt(payload.length)
        .put((byte) record.type())
        .putInt(checksum(payload.length, (byte) record.type(), payload))
        .put(payload)
        .array();
  }

  static int checksum(int length, byte type, byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(5).putInt(length).put(type).flip());
    crc.update(payload);
    return (int) crc.getValue();
  }
}
