package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No link in the guides leads nowhere. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  @TestFactory
  Stream<DynamicTest> everyLinkOfAPageResolves() throws IOException {
    return Guide.all().stream()
        .map(guide -> DynamicTest.dynamicTest(guide.name(), () -> check(guide)));
  }

  private static void check(Guide guide) throws IOException {
    for (String link : LINK.matcher(guide.prose()).results().map(m -> m.group(1)).toList()) {
      if (link.matches("[a-z]+:.*")) {
        continue;
      }
      int hash = link.indexOf('#');
      String file = hash < 0 ? link : link.substring(0, hash);
      Path target = file.isEmpty() ? guide.path() : guide.path().resolveSibling(file).normalize();
      assertThat(target).as("%s: %s", guide.name(), link).exists();
      if (hash >= 0) {
        assertThat(anchors(Files.readString(target)))
            .as("%s: %s", guide.name(), link)
            .contains(link.substring(hash + 1));
      }
    }
  }

  @Test
  void anchorsAreMadeAsGitHubMakesThem() {
    assertThat(anchors("# Two words\n## `a`, b & c?\n## Two words\n"))
        .containsExactly("two-words", "a-b--c", "two-words-1");
  }

  private static List<String> anchors(String page) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> anchors = new ArrayList<>();
    String prose = page.replaceAll("(?ms)^```.*?^```$", "");
    for (MatchResult heading : HEADING.matcher(prose).results().toList()) {
      String plain =
          heading
              .group(1)
              .strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int before = seen.merge(plain, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? plain : plain + "-" + before);
    }
    return anchors;
  }
}
