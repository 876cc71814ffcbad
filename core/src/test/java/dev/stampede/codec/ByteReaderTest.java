package dev.stampede.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Values as bytes")
class ByteReaderTest {

  private static ByteReader reader(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return new ByteReader(all);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        1,
        -1,
        63,
        64,
        -64,
        -65,
        127,
        128,
        16_383,
        16_384,
        Long.MAX_VALUE,
        Long.MIN_VALUE
      })
  void whole_numbers_come_back(long value) throws MalformedException {
    ByteReader in =
        new ByteReader(
            new ByteWriter().signed(value).unsigned(value).bytes(new byte[3]).toByteArray());
    assertThat(in.signed()).isEqualTo(value);
    assertThat(in.unsigned()).isEqualTo(value);
    assertThat(in.bytes()).hasSize(3);
    in.end();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE})
  void any_number_comes_back(double value) throws MalformedException {
    assertThat(new ByteReader(new ByteWriter().real(value).toByteArray()).real())
        .isEqualTo(Double.valueOf(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "予定", "🎯", "\ud800 half", "end \udc00", "\u0000", "<script>"})
  void a_text_comes_back_whatever_is_in_it_and_is_written_once(String text)
      throws MalformedException {
    ByteWriter out = new ByteWriter().text(text);
    int once = out.toByteArray().length;
    ByteReader in = new ByteReader(out.text(text).flag(true).toByteArray());
    assertThat(in.text()).isEqualTo(text);
    assertThat(in.text()).isEqualTo(text);
    assertThat(in.flag()).isTrue();
    in.end();
    assertThat(out.toByteArray()).hasSize(once + 2);
  }

  @Test
  void small_numbers_take_one_byte() {
    assertThat(new ByteWriter().unsigned(127).signed(-64).toByteArray()).hasSize(2);
  }

  @Test
  void what_cannot_be_is_refused_in_words() {
    assertThatThrownBy(() -> reader().unsigned()).hasMessage("cut short at byte 0");
    assertThatThrownBy(() -> reader(0x80, 0x80).unsigned()).hasMessage("cut short at byte 2");
    assertThatThrownBy(() -> reader(0x80, 0).unsigned()).hasMessageContaining("as no number is");
    assertThatThrownBy(() -> reader(255, 255, 255, 255, 255, 255, 255, 255, 255, 2).unsigned())
        .hasMessageContaining("as no number is");
    assertThatThrownBy(() -> reader(5, 0, 0).length(1, 100))
        .hasMessageContaining("longer than it can be: 5 things");
    assertThatThrownBy(() -> reader(2, 0, 0).length(1, 1)).hasMessageContaining("longer");
    assertThatThrownBy(() -> reader(1).text()).hasMessageContaining("longer");
    assertThatThrownBy(() -> reader(0, 8, 'a').text()).hasMessageContaining("a text is longer");
    assertThatThrownBy(() -> reader(0, 2, 0xFF).text()).hasMessageContaining("no UTF-8");
    assertThatThrownBy(() -> reader(0, 3, 0xFF).text()).hasMessageContaining("half a character");
    assertThatThrownBy(() -> reader(7).kind(4)).hasMessageContaining("not known: 7");
    assertThatThrownBy(() -> reader(2).flag()).hasMessageContaining("not known");
    assertThatThrownBy(() -> reader(1, 2).end()).hasMessage("2 bytes too many");
    assertThatThrownBy(() -> new ByteReader(new ByteWriter().unsigned(-1).toByteArray()).count())
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("beyond belief");
    assertThatThrownBy(
            () -> new ByteReader(new ByteWriter().signed(1L << 40).toByteArray()).whole())
        .hasMessageContaining("too large");
  }
}
