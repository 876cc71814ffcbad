import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the CSV files of both sides row by row; quotes are understood, line ends inside them not. */
final class Csv {

  private Csv() {}

  /** Calls back with each row, by column name. */
  static void read(BufferedReader in, Consumer<Map<String, String>> row) {
    try {
      List<String> header = cells(in.readLine());
      Map<String, String> cells = new HashMap<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> values = cells(line);
        // The file may be read while it is written: its last line may be half of one.
        if (values.size() == header.size()) {
          cells.clear();
          for (int i = 0; i < values.size(); i++) {
            cells.put(header.get(i), values.get(i));
          }
          row.accept(cells);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : (line == null ? "" : line).toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
