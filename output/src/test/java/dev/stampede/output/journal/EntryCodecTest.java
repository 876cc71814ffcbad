package dev.stampede.output.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.stampede.codec.ByteWriter;
import dev.stampede.codec.MalformedException;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("An entry as a record")
class EntryCodecTest {

  private static List<Entry> all(long seed) {
    List<Entry> all = new ArrayList<>(Entries.run(seed, 12));
    all.add(Entries.bare());
    for (Event.Kind kind : Event.Kind.values()) {
      all.add(new Event(-0.5, -1, kind, "x".repeat(5_000)));
    }
    all.add(new Log(5, "", ""));
    return all;
  }

  @RepeatedTest(5)
  void comes_back_as_it_was() throws MalformedException {
    long seed = new SplittableRandom().nextLong();
    for (Entry entry : all(seed)) {
      EntryCodec.Encoded record = EntryCodec.encode(entry);
      assertThat(EntryCodec.decode(record.type(), record.payload()))
          .as("seed %d", seed)
          .isEqualTo(entry);
    }
  }

  @RepeatedTest(5)
  void damaged_or_made_up_is_read_or_refused_and_nothing_else() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    for (Entry entry : all(seed)) {
      EntryCodec.Encoded record = EntryCodec.encode(entry);
      for (int i = 0; i < 60; i++) {
        byte[] bytes = record.payload().clone();
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        int type = random.nextInt(8) == 0 ? random.nextInt(8) : record.type();
        try {
          assertThat(EntryCodec.decode(type, bytes)).isNotNull();
        } catch (MalformedException refused) {
          assertThat(refused.getMessage()).isNotBlank();
        } catch (RuntimeException | Error e) {
          fail("seed %d: %s".formatted(seed, e), e);
        }
      }
    }
  }

  @Test
  void a_bomb_is_refused_before_it_goes_off() {
    byte[] bomb =
        new ByteWriter().flag(true).unsigned(60_000_000).bytes(new byte[40]).toByteArray();
    assertThatThrownBy(() -> EntryCodec.decode(EntryCodec.LOG, bomb))
        .isInstanceOf(MalformedException.class)
        .hasMessage("60000000 bytes cannot be in 40");
  }

  @Test
  void task_sets_without_end_are_refused() {
    ByteWriter out = new ByteWriter();
    for (int i = 0; i < 4; i++) {
      out.text("");
    }
    out.signed(0).text("").text("").text("").signed(0).signed(0).text("").text("").signed(0);
    out.real(0).flag(false).flag(false).signed(0).unsigned(0);
    for (int i = 0; i < 1_000; i++) {
      out.unsigned(1).text("").real(1);
    }
    byte[] raw = new ByteWriter().flag(false).bytes(out.toByteArray()).toByteArray();
    assertThatThrownBy(() -> EntryCodec.decode(EntryCodec.STARTED, raw))
        .isInstanceOf(MalformedException.class)
        .hasMessage("task sets within task sets without end");
  }
}
