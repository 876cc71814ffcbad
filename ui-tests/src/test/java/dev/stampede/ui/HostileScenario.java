package dev.stampede.ui;

import dev.stampede.page.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scenario whose names, errors and exceptions are words as an enemy would choose them. */
final class HostileScenario {

  private static final String SOURCE =
      """
      import dev.stampede.scenario.Task;
      import dev.stampede.scenario.User;

      class Hostile extends User {

        static final String[] NAMES = {
        $NAMES
        };

        int next = userNumber();

        Hostile() {
          waitConstant(millis(50));
        }

        @Task
        void speaks() {
          String name = NAMES[next++ % NAMES.length];
          measure(name, () -> {});
          measure("failing", () -> {
            throw new IllegalStateException(name);
          });
        }
      }
      """;

  private HostileScenario() {}

  /** Writes it into a folder; returns the file. */
  static Path in(Path folder) throws IOException {
    StringBuilder names = new StringBuilder();
    Hostile.NAMES.forEach(name -> names.append("    ").append(literal(name)).append(",\n"));
    return Files.writeString(folder.resolve("Hostile.java"), SOURCE.replace("$NAMES", names));
  }

  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ') {
        literal.append("\\%03o".formatted((int) c));
      } else if (c > '~') {
        literal.append("\\u%04x".formatted((int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
