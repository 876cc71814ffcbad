package dev.stampede.witness;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/**
 * What networks, proxies and bad servers can do to a stream, given as its frames; some of it leaves
 * the stream valid. What comes out need not be frames any more, only pieces.
 */
public enum Damage {
  NONE {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {}
  },
  FLIPPED_BITS {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      int which = random.nextInt(frames.size());
      byte[] frame = frames.get(which).clone();
      for (int i = random.nextInt(1, 4); i > 0 && frame.length > 0; i--) {
        frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
      }
      frames.set(which, frame);
    }
  },
  OVERWRITTEN {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      int which = random.nextInt(frames.size());
      byte[] frame = frames.get(which).clone();
      int from = random.nextInt(frame.length + 1);
      byte[] other = noise(random, random.nextInt(1, 9));
      System.arraycopy(other, 0, frame, from, Math.min(other.length, frame.length - from));
      frames.set(which, frame);
    }
  },
  CUT_ANYWHERE {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      int which = random.nextInt(frames.size());
      byte[] frame = frames.get(which);
      frames.set(which, Arrays.copyOf(frame, random.nextInt(frame.length + 1)));
      frames.subList(which + 1, frames.size()).clear();
    }
  },
  CUT_BETWEEN_FRAMES {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      frames.subList(random.nextInt(frames.size()), frames.size()).clear();
    }
  },
  INSERTED_BYTES {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      int which = random.nextInt(frames.size());
      byte[] frame = frames.get(which);
      int at = random.nextInt(frame.length + 1);
      frames.set(which, Arrays.copyOf(frame, at));
      frames.add(which + 1, noise(random, random.nextInt(1, 30)));
      frames.add(which + 2, Arrays.copyOfRange(frame, at, frame.length));
    }
  },
  REMOVED_BYTES {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      int which = random.nextInt(frames.size());
      byte[] frame = frames.get(which);
      int from = random.nextInt(frame.length + 1);
      int to = Math.min(frame.length, from + random.nextInt(1, 30));
      frames.set(which, Arrays.copyOf(frame, from));
      frames.add(which + 1, Arrays.copyOfRange(frame, to, frame.length));
    }
  },
  DOUBLED_FRAME {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      byte[] frame = frames.get(random.nextInt(frames.size()));
      frames.add(random.nextInt(frames.size() + 1), frame);
    }
  },
  SWAPPED_FRAMES {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      Collections.swap(frames, random.nextInt(frames.size()), random.nextInt(frames.size()));
    }
  },
  LOST_FRAME {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      frames.remove(random.nextInt(frames.size()));
    }
  },
  /** A length that is not true, under a prelude CRC that is right. */
  LYING_LENGTH {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      change(
          frames,
          random,
          frame -> {
            int lie =
                switch (random.nextInt(5)) {
                  case 0 -> random.nextInt();
                  case 1 -> random.nextInt(40);
                  case 2 -> frame.length + random.nextInt(-20, 20);
                  case 3 -> 25_165_840 + random.nextInt(-200, 200);
                  default -> 131_072 + random.nextInt(-2, 3);
                };
            ByteBuffer.wrap(frame).putInt(random.nextBoolean() ? 0 : 4, lie);
            sealPrelude(frame);
            if (random.nextBoolean()) {
              sealMessage(frame);
            }
          });
    }
  },
  WRONG_CRC {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      change(
          frames,
          random,
          frame -> {
            boolean prelude = random.nextBoolean();
            ByteBuffer.wrap(frame).putInt(prelude ? 8 : frame.length - 4, random.nextInt());
            if (prelude && random.nextBoolean()) {
              sealMessage(frame);
            }
          });
    }
  },
  /** Other headers under CRCs that are right. */
  FORGED_HEADERS {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      change(
          frames,
          random,
          frame -> {
            int headers = ByteBuffer.wrap(frame).getInt(4);
            if (headers > 0 && headers <= frame.length - 16) {
              frame[12 + random.nextInt(headers)] = (byte) random.nextInt();
              sealMessage(frame);
            }
          });
    }
  },
  /** Another payload under CRCs that are right: the service's own rubbish. */
  FORGED_PAYLOAD {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      change(
          frames,
          random,
          frame -> {
            int headers = ByteBuffer.wrap(frame).getInt(4);
            if (headers >= 0 && headers < frame.length - 16) {
              int from = 12 + headers;
              for (int i = random.nextInt(1, 3); i > 0; i--) {
                int at = random.nextInt(from, frame.length - 4);
                frame[at] =
                    random.nextBoolean()
                        ? (byte) random.nextInt()
                        : (byte) " \"\\{}[],:0aZ=/\n".charAt(random.nextInt(15));
              }
              sealMessage(frame);
            }
          });
    }
  },
  /** Headers around the most that is allowed, in a frame that is right. */
  HUGE_HEADERS {
    @Override
    void to(List<byte[]> frames, SplittableRandom random) {
      // A rare one may be that large, or the copying of it would be all that the fuzzer does.
      int headers =
          random.nextInt(100) == 0 ? random.nextInt(130_900, 131_200) : random.nextInt(2_000);
      byte[] frame = new byte[16 + headers];
      ByteBuffer.wrap(frame).putInt(frame.length).putInt(headers);
      int at = 12;
      for (int left = headers; left >= 5; left = headers - (at - 12)) {
        int value = Math.min(32_767, left - 5);
        ByteBuffer.wrap(frame, at, 5).put((byte) 1).put((byte) 'x').put((byte) 6);
        ByteBuffer.wrap(frame).putShort(at + 3, (short) value);
        at += 5 + value;
      }
      sealPrelude(frame);
      sealMessage(frame);
      frames.add(random.nextInt(frames.size() + 1), frame);
    }
  };

  abstract void to(List<byte[]> frames, SplittableRandom random);

  /** A stream, damaged once or twice. */
  public static byte[] damaged(List<byte[]> frames, SplittableRandom random) {
    List<byte[]> pieces = new ArrayList<>(frames);
    for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0 && !pieces.isEmpty(); i--) {
      ALL[random.nextInt(ALL.length)].to(pieces, random);
    }
    int size = 0;
    for (byte[] piece : pieces) {
      size += piece.length;
    }
    ByteBuffer stream = ByteBuffer.allocate(size);
    pieces.forEach(stream::put);
    return stream.array();
  }

  private static final Damage[] ALL = values();

  @FunctionalInterface
  private interface Change {
    void to(byte[] frame);
  }

  /** Changes a copy of one frame, if it still is long enough to be one. */
  private static void change(List<byte[]> frames, SplittableRandom random, Change change) {
    int which = random.nextInt(frames.size());
    byte[] frame = frames.get(which).clone();
    if (frame.length >= 16) {
      change.to(frame);
      frames.set(which, frame);
    }
  }

  private static byte[] noise(SplittableRandom random, int size) {
    byte[] noise = new byte[size];
    random.nextBytes(noise);
    return noise;
  }

  private static void sealPrelude(byte[] frame) {
    ByteBuffer.wrap(frame).putInt(8, crc(frame, 8));
  }

  private static void sealMessage(byte[] frame) {
    ByteBuffer.wrap(frame).putInt(frame.length - 4, crc(frame, frame.length - 4));
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
