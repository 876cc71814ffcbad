package dev.stampede.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a server hands out as the live page. */
class PageFilesTest {

  private static final Path APP = Path.of("src/main/resources/dev/stampede/page/app");
  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom|\\bimport)\\s*[\"']([\\w@./-]+)[\"']");

  private final PageFiles page = PageFiles.load();

  @Test
  void theWholeFrontEndIsUnder150KilobytesCompressed() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    for (PageFile file : page.all()) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        gzip.write(file.bytes());
      }
    }
    System.out.printf("front end: %,d bytes compressed%n", compressed.size());
    assertThat(compressed.size()).isLessThan(150_000);
  }

  @Test
  void everyImportIsABareNameThatTheImportMapKnows() {
    String index = text(page.index());
    for (PageFile file : page.all()) {
      if (file.contentType().startsWith("text/javascript")) {
        Matcher imports = IMPORT.matcher(text(file));
        while (imports.find()) {
          assertThat(index).as(file.path()).contains('"' + imports.group(1) + "\":\"./page/");
        }
      }
    }
  }

  @Test
  void everyPlaceInTheImportMapIsAFile() {
    Matcher places = Pattern.compile("\":\"\\./(page/[^\"]+)\"").matcher(text(page.index()));
    List<String> found = places.results().map(place -> place.group(1)).toList();
    assertThat(found).hasSizeGreaterThan(30);
    assertThat(found).allSatisfy(path -> assertThat(page.file(path)).as(path).isPresent());
  }

  @Test
  void onlyTheImportMapMayStandInThePage() {
    String index = text(page.index());
    String map = between(index, "<script type=\"importmap\">", "</script>");
    assertThat(page.contentSecurityPolicy())
        .contains("default-src 'none'")
        .contains(Hash.source(map))
        .doesNotContain("unsafe")
        .contains("frame-ancestors 'none'");
  }

  @Test
  void noAddressLeadsOutside() {
    for (PageFile file : page.all()) {
      String text = text(file).replaceAll("http://www\\.w3\\.org/[\\w/]+", "");
      assertThat(text.replaceAll("(?s)/\\*.*?\\*/", ""))
          .as(file.path())
          .doesNotContainPattern("(src|href)=[\"']?(https?:)?//")
          .doesNotContain("@import")
          .doesNotContain("sourceMappingURL");
    }
  }

  @Test
  void tagsTellContentsApart() {
    Set<String> tags = page.all().stream().map(PageFile::etag).collect(Collectors.toSet());
    assertThat(tags).hasSize(page.all().size()).allMatch(tag -> tag.matches("\"[\\w-]+\""));
    PageFiles again = PageFiles.load();
    for (PageFile file : page.all()) {
      assertThat(again.file(file.path()).orElseThrow().etag()).isEqualTo(file.etag());
    }
  }

  @Test
  void unknownPathsAreNothing() {
    for (String path :
        List.of("page/../live.html", "/page/style.css", "page/nope.js", "live.html")) {
      assertThat(page.file(path)).as(path).isEmpty();
    }
  }

  @Test
  void noModuleLiesIdle() throws IOException {
    String report = new String(HtmlReport.of(new byte[0], ""), StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.list(APP)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean live = page.file("page/stampede/" + name).isPresent();
        boolean used = live || report.contains("\"stampede/" + name + '"');
        assertThat(used || name.equals("types.js")).as(name).isTrue();
      }
    }
  }

  static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }

  private static String text(PageFile file) {
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }
}
