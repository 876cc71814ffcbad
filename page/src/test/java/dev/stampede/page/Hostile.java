package dev.stampede.page;

import java.util.List;

/** Words as an enemy, or a careless world, would choose them. */
public final class Hostile {

  /** Each must be seen as it is, or cut, and never do anything. */
  public static final List<String> NAMES =
      List.of(
          "<script>window.hacked=1</script>",
          "<img src=x onerror=\"window.hacked=1\">",
          "</script><script>window.hacked=1</script><!--",
          "\"'`${window.hacked=1}{{7*7}}&amp;<b>",
          "long ".repeat(2_000),
          "x".repeat(10_000),
          "👩🏽‍⚕️🐃 emoji 🏥 \uD83D\uDC41\uFE0F",
          "מטופל \u202Eעברית‎ العربية mixed",
          "Z\u0351\u036B\u0343a\u0329\u032Bl\u0353g\u0354o\u0334",
          "line\nbreak\ttab\u0000nul",
          "javascript:alert(1)",
          "=HYPERLINK(\"x\")");

  private Hostile() {}
}
