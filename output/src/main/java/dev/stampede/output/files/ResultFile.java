package dev.stampede.output.files;

import dev.stampede.output.UnwritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is written once, when the run is over. Its place is tried before the run, and cleared
 * of an older result, so that nobody takes that for this run's.
 */
public final class ResultFile {

  private final String option;
  private final ReplacedFile file;

  private ResultFile(String option, ReplacedFile file) {
    this.option = option;
    this.file = file;
  }

  /**
   * Makes the folder of the file and tries to write there.
   *
   * @param option the option that asked for it, such as {@code --junit}
   * @throws UnwritableException if it cannot be written
   */
  public static ResultFile open(String option, String path) {
    return Place.open(
        option,
        path,
        () -> {
          ReplacedFile file = new ReplacedFile(Path.of(path));
          if (Files.isDirectory(file.path())) {
            throw new IOException(file.path() + " is a folder");
          }
          file.write(new byte[0]);
          file.delete();
          return new ResultFile(option, file);
        });
  }

  /**
   * Puts the result in its place.
   *
   * @throws UnwritableException if that is no longer possible, say because the disk is full
   */
  public void write(byte[] contents) {
    try {
      file.write(contents);
    } catch (IOException e) {
      throw new UnwritableException(
          "%s %s: the result could not be written (%s)"
              .formatted(option, file.path(), Place.reason(e)),
          e);
    }
  }
}
