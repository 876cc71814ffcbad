package dev.stampede.feed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.stampede.scenario.ScenarioException;
import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads data files, and says where one is wrong. */
final class DataFiles {

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES, CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
          .build();
  private static final ObjectMapper JSON = new ObjectMapper();

  private DataFiles() {}

  /** A path as the scenario that calls us means it: relative to its own file. */
  static Path besideScenario(String name) {
    Path path = Path.of(name);
    if (path.isAbsolute()) {
      return path.normalize();
    }
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(frames ->
            frames
                .map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type != DataFiles.class && type != Feeder.class)
                .findFirst())
        .map(DataFiles::sourceFile)
        .map(file -> file.resolveSibling(path))
        .orElse(path)
        .normalize();
  }

  /** A class that was compiled from a scenario's file has that as its code source. */
  private static @Nullable Path sourceFile(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || !source.getLocation().getPath().endsWith(".java")) {
      return null;
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a file's own address: " + source.getLocation(), e);
    }
  }

  static List<FeedRecord> csv(Path file) {
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    return reading(
        file,
        in -> {
          List<FeedRecord> records = new ArrayList<>();
          try (CsvParser parser = CSV.getFactory().createParser(in)) {
            parser.setSchema(header);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
              records.add(csvRecord(file, parser));
            }
          }
          return records;
        });
  }

  private static FeedRecord csvRecord(Path file, CsvParser parser) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    int line = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      // Only a value knows its line: the record begins before its line is read.
      line = line == 0 ? parser.currentTokenLocation().getLineNr() : line;
      fields.put(name, parser.getText());
    }
    return new FeedRecord(file + ":" + line, fields);
  }

  static List<FeedRecord> json(Path file) {
    return reading(
        file,
        in -> {
          List<FeedRecord> records = new ArrayList<>();
          try (JsonParser parser = JSON.createParser(in)) {
            expect(parser.nextToken() == JsonToken.START_ARRAY, file, parser, "an array");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
              expect(parser.currentToken() == JsonToken.START_OBJECT, file, parser, "an object");
              String place = file + ":" + parser.currentTokenLocation().getLineNr();
              records.add(new FeedRecord(place, fields(JSON.readTree(parser))));
            }
          }
          return records;
        });
  }

  private static Map<String, String> fields(JsonNode object) {
    Map<String, String> fields = new LinkedHashMap<>();
    object
        .properties()
        .forEach(field ->
            fields.put(
                field.getKey(),
                field.getValue().isValueNode()
                    ? field.getValue().asText()
                    : field.getValue().toString()));
    return fields;
  }

  private static void expect(boolean holds, Path file, JsonParser parser, String what) {
    if (!holds) {
      throw new ScenarioException(
          "%s:%d: %s is wanted here: the file is an array of objects"
              .formatted(file, parser.currentTokenLocation().getLineNr(), what));
    }
  }

  @FunctionalInterface
  private interface Parsing {
    List<FeedRecord> of(Reader in) throws IOException;
  }

  private static List<FeedRecord> reading(Path file, Parsing parsing) {
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      List<FeedRecord> records = parsing.of(in);
      if (records.isEmpty()) {
        throw new ScenarioException(file + " holds no record");
      }
      return List.copyOf(records);
    } catch (NoSuchFileException e) {
      throw new ScenarioException(
          "there is no data file " + file + "; its path is relative to the scenario's file", e);
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      throw new ScenarioException(
          "%s:%s: %s"
              .formatted(
                  file,
                  where == null ? "1" : String.valueOf(where.getLineNr()),
                  Objects.requireNonNullElse(e.getOriginalMessage(), "cannot be read")),
          e);
    } catch (IOException e) {
      throw new ScenarioException("cannot read the data file " + file + ": " + e.getMessage(), e);
    }
  }
}
