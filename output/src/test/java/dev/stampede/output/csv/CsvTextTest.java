package dev.stampede.output.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A cell of CSV")
class CsvTextTest {

  @ParameterizedTest(name = "[{0}] is written as [{1}]")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "plain|plain",
        "with blank|with blank",
        "a,b|\"a,b\"",
        "say \"hi\"|\"say \"\"hi\"\"\"",
        "'single'|'single'",
        "semi;colon|semi;colon",
        "ünï 予|ünï 予",
      })
  void is_quoted_as_python_does(String words, String written) {
    assertThat(new CsvText().words(words).end().toString()).isEqualTo(written + "\r\n");
  }

  @Test
  void keeps_line_breaks_in_quotes_and_no_other_control_character() {
    assertThat(new CsvText().words("a\r\nb").words("c\nd").end().toString())
        .isEqualTo("\"a\r\nb\",\"c\nd\"\r\n");
    assertThat(new CsvText().words("n\u0000u\u001bl\u007f\ttab").end().toString())
        .isEqualTo("n\ufffdu\ufffdl\ufffd\ttab\r\n");
  }

  @ParameterizedTest(name = "[{0}]")
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"})
  void is_harmless_for_spreadsheets_where_its_words_come_from_outside(String formula) {
    assertThat(CsvReading.of(new CsvText().words(formula).end().toString()).getFirst())
        .containsExactly("'" + formula);
  }

  @Test
  void leaves_our_own_numbers_and_formulas_further_in_alone() {
    assertThat(new CsvText().cell(-5).cell("-0.5").words("a=b").words("").end().toString())
        .isEqualTo("-5,-0.5,a=b,\r\n");
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0,0.0",
    "45,45.0",
    "0.1,0.1",
    "12.3456789,12.345679",
    "1e9,1000000000.0",
    "1e-9,0.0",
    "-2.5,-2.5",
    "123456789.125,123456789.125"
  })
  void writes_floats_plainly(double value, String written) {
    assertThat(Decimals.plain(value)).isEqualTo(written);
  }
}
