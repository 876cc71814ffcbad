package dev.stampede.output.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.output.text.TextTable.Column;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A table of text")
class TextTableTest {

  private static final Glyphs UTF8 = new Glyphs(true);

  private static TextTable table() {
    return TextTable.of(
        UTF8,
        List.of(
            new Column("", true, 4, "Type"),
            new Column(" ", true, 10, "Name"),
            new Column(" ", false, 7, "# reqs"),
            new Column(" |", false, 7, "Avg"),
            new Column("", false, 7, "Med")));
  }

  @Test
  void is_laid_out_as_its_author_said_where_there_is_room() {
    assertThat(table().rule().row(List.of("GET", "/x", "1", "22", "333")).lines(0))
        .containsExactly(
            "Type Name        # reqs |    Avg    Med",
            "----|----------|--------|-------|------",
            "GET  /x               1 |     22    333");
  }

  @Test
  void takes_the_room_of_a_long_type_from_a_short_name_so_that_figures_stay_in_place() {
    List<String> lines =
        table()
            .row(List.of("GET", "/x", "1", "22", "333"))
            .row(List.of("PROPFIND", "/y", "1", "22", "333"))
            .lines(0);
    assertThat(lines)
        .containsExactly(
            "Type     Name    # reqs |    Avg    Med",
            "GET      /x           1 |     22    333",
            "PROPFIND /y           1 |     22    333");
  }

  @Test
  void is_squeezed_to_what_it_holds_and_then_stacked_as_the_screen_gets_narrower() {
    TextTable table = table().rule().row(List.of("GET", "/customers", "1", "22", "333")).rule();
    assertThat(table.lines(38))
        .containsExactly(
            "Type Name       # reqs | Avg Med",
            "----|----------|-------|----|---",
            "GET  /customers      1 |  22 333",
            "----|----------|-------|----|---");
    assertThat(table.lines(24))
        .containsExactly(
            "Type Name",
            "    # reqs | Avg Med",
            "--------------------",
            "GET  /customers",
            "         1 |  22 333",
            "--------------------");
  }

  @Test
  void folds_headings_only_where_it_may() {
    List<Column> columns =
        List.of(new Column("", true, 0, "Name"), new Column("  ", false, 0, "time to first token"));
    assertThat(TextTable.folding(UTF8, columns).row(List.of("a", "1")).lines(14))
        .containsExactly("       time", "         to", "      first", "Name  token", "a         1");
    assertThat(TextTable.of(UTF8, columns).row(List.of("a", "1")).lines(14))
        .containsExactly("Name", "     time to first token", "a", "                       1");
  }

  @Test
  void refuses_a_row_that_does_not_fit_its_columns() {
    assertThatThrownBy(() -> table().row(List.of("GET")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row of 1 cells in a table of 5 columns");
  }

  @Test
  void is_never_wider_than_the_screen_and_keeps_every_figure_whatever_it_holds() {
    long seed = System.nanoTime();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 300; round++) {
      TextTable table = table();
      String figure = Long.toString(random.nextLong(1_000_000_000L));
      for (int row = 0; row < 5; row++) {
        table.row(List.of(words(random), words(random), figure, "7", "8"));
      }
      int screen = random.nextInt(24, 200);
      List<String> lines = table.lines(screen);
      assertThat(lines)
          .as("seed %d, round %d, %d columns", seed, round, screen)
          .allMatch(line -> Glyphs.width(line) <= screen);
      assertThat(lines.stream().filter(line -> line.contains(figure))).hasSize(5);
    }
  }

  private static String words(RandomGenerator random) {
    StringBuilder words = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      words.appendCodePoint(
          switch (random.nextInt(5)) {
            case 0 -> random.nextInt(0, 0x20);
            case 1 -> random.nextInt(0x5d0, 0x5ea);
            case 2 -> random.nextInt(0x4e00, 0x9fff);
            case 3 -> random.nextInt(0x1f600, 0x1f64f);
            default -> random.nextInt('a', 'z');
          });
    }
    return words.toString();
  }
}
