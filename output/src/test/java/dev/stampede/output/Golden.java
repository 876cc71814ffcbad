package dev.stampede.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold the exact bytes that are to come out. After an intended change write them anew,
 * and read what changed before committing it:
 *
 * <pre>mvn -pl output -am verify -Dgolden.update=true; git diff output/src/test/resources/golden
 * </pre>
 */
public final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Asserts that these are the bytes of the golden file. */
  public static void assertSame(String file, byte[] actual) throws IOException {
    Path golden = FOLDER.resolve(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.write(golden, actual);
    }
    // As text first: a difference in text is easier to read than one in bytes.
    assertThat(new String(actual, StandardCharsets.UTF_8))
        .as(file)
        .isEqualTo(Files.readString(golden));
    assertThat(actual).as(file).isEqualTo(Files.readAllBytes(golden));
  }
}
