package dev.stampede.output.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Text from outside")
class GlyphsTest {

  private static final Glyphs UTF8 = new Glyphs(true);
  private static final Glyphs ASCII = new Glyphs(false);

  @Test
  void loses_whatever_a_terminal_would_obey() {
    assertThat(UTF8.clean("a\u001b[31mb\u009bc\u0007d\u007fe\u0000f")).isEqualTo("a?[31mb?c?d?e?f");
    assertThat(UTF8.clean("one\r\ntwo\tthree\u2028four\u00a0five"))
        .isEqualTo("one  two three four five");
    assertThat(UTF8.clean("\u202egpj.exe\u2066\u200b")).isEqualTo("?gpj.exe??");
    assertThat(UTF8.clean("\ud83d alone")).isEqualTo("? alone");
  }

  @Test
  void keeps_the_letters_of_every_language() {
    assertThat(UTF8.clean("Grüße, 予定, 🎯")).isEqualTo("Grüße, 予定, 🎯");
    assertThat(ASCII.clean("Grüße, 予定, 🎯")).isEqualTo("Gr??e, ??, ?");
  }

  @Test
  void ends_right_to_left_text_so_that_figures_beside_it_stay_in_place() {
    assertThat(UTF8.clean("שלום")).isEqualTo("שלום\u200e");
    assertThat(UTF8.cut(UTF8.clean("שלום"), 3)).isEqualTo("של…\u200e");
  }

  @ParameterizedTest(name = "{0} takes {1} columns")
  @CsvSource({"abc,3", "Grüße,5", "予定,4", "e\u0301,1", "🎯,2", "ｆ,2", "שלום\u200e,4", "'',0"})
  void is_as_wide_as_a_terminal_shows_it(String text, int columns) {
    assertThat(Glyphs.width(text)).isEqualTo(columns);
  }

  @ParameterizedTest(name = "{0} in {1} columns is {2}")
  @CsvSource({"abc,3,abc", "abcd,3,ab…", "予定を,5,予定…", "予定を,4,予…", "abc,1,…", "abc,0,''", "'',0,''"})
  void is_cut_at_a_character_where_it_is_too_long(String text, int columns, String cut) {
    assertThat(UTF8.cut(text, columns)).isEqualTo(cut);
    assertThat(Glyphs.width(UTF8.cut(text, columns))).isLessThanOrEqualTo(columns);
  }
}
