package dev.stampede.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The style sheets as one: the chart library's, then ours from the general to the special. */
final class Style {

  private static final List<String> SHEETS =
      List.of(
          "tokens.css",
          "base.css",
          "layout.css",
          "forms.css",
          "tables.css",
          "charts.css",
          "report.css",
          "print.css");

  private Style() {}

  static String sheet() {
    return Stream.concat(
            Stream.of(Shelf.chartStyle()),
            SHEETS.stream().map(sheet -> Shelf.own("style/" + sheet)))
        .collect(Collectors.joining("\n"));
  }
}
