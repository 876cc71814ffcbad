package dev.stampede.web.access;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Keys in the forms of before PKCS #8, which OpenSSL still writes, put into its envelope (RFC 5208:
 * version, algorithm, the old form as octets). Java reads nothing else.
 */
final class OldKeys {

  private static final byte[] VERSION = {0x02, 0x01, 0x00};

  /** 1.2.840.113549.1.1.1 with its NULL. */
  private static final byte[] RSA = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  /** 1.2.840.10045.2.1. */
  private static final byte[] EC = {
    0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01
  };

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int CURVE = 0xa0;

  private OldKeys() {}

  /** Out of PKCS #1. */
  static byte[] rsa(byte[] pkcs1) {
    return element(SEQUENCE, VERSION, RSA, element(OCTETS, pkcs1));
  }

  /**
   * Out of SEC 1, where the curve stands inside the key (RFC 5915).
   *
   * @throws IllegalArgumentException if it does not
   */
  static byte[] ec(byte[] sec1) {
    byte[] inside = content(sec1, 0);
    for (int at = 0; at < inside.length; at += header(inside, at) + length(inside, at)) {
      if ((inside[at] & 0xff) == CURVE) {
        byte[] algorithm = element(SEQUENCE, EC, content(inside, at));
        return element(SEQUENCE, VERSION, algorithm, element(OCTETS, sec1));
      }
    }
    throw new IllegalArgumentException("the key does not name its curve");
  }

  private static byte[] content(byte[] der, int at) {
    int from = at + header(der, at);
    int to = from + length(der, at);
    if (to > der.length) {
      throw new IllegalArgumentException("the key is cut off");
    }
    return Arrays.copyOfRange(der, from, to);
  }

  /** How many bytes tag and length take. */
  private static int header(byte[] der, int at) {
    int first = byteAt(der, at + 1);
    return first < 0x80 ? 2 : 2 + (first & 0x7f);
  }

  private static int length(byte[] der, int at) {
    int first = byteAt(der, at + 1);
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++) {
      length = length << 8 | byteAt(der, at + 2 + i);
      if (length > der.length) {
        throw new IllegalArgumentException("the key is cut off");
      }
    }
    return length;
  }

  private static int byteAt(byte[] der, int at) {
    if (at >= der.length) {
      throw new IllegalArgumentException("the key is cut off");
    }
    return der[at] & 0xff;
  }

  private static byte[] element(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream der = new ByteArrayOutputStream(length + 4);
    der.write(tag);
    if (length < 0x80) {
      der.write(length);
    } else if (length < 0x100) {
      der.write(0x81);
      der.write(length);
    } else {
      der.write(0x82);
      der.write(length >> 8);
      der.write(length & 0xff);
    }
    for (byte[] part : parts) {
      der.writeBytes(part);
    }
    return der.toByteArray();
  }
}
