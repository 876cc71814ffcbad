package dev.stampede.output.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 says, and nothing else: a witness that shares no code with the writer. */
final class CsvReading {

  private CsvReading() {}

  static List<List<String>> of(Path file) throws IOException {
    return of(Files.readString(file));
  }

  /**
   * The records of a text.
   *
   * @throws IllegalArgumentException where it is not CSV, or ends within a record
   */
  static List<List<String>> of(String text) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        record.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        record.add(cell.toString());
        cell.setLength(0);
        records.add(record);
        record = new ArrayList<>();
        i++;
      } else if (c == '\r' || c == '\n' || c == '"') {
        throw new IllegalArgumentException("a bare %d at %d".formatted((int) c, i));
      } else {
        cell.append(c);
      }
    }
    if (quoted || !cell.isEmpty() || !record.isEmpty()) {
      throw new IllegalArgumentException("the text ends within a record: " + record + cell);
    }
    return records;
  }
}
