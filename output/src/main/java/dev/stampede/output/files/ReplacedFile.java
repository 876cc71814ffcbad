package dev.stampede.output.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is rewritten as a whole: written beside its place, then moved there at once, so that
 * readers see the old or the new and never half of one.
 *
 * @param path its place
 */
public record ReplacedFile(Path path) {

  /** Puts this in its place. */
  public void write(byte[] contents) throws IOException {
    Path beside = beside();
    try {
      Files.write(beside, contents);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
  }

  /** Takes it away, with what a killed run may have left beside it. */
  public void delete() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(beside());
  }

  private Path beside() {
    return path.resolveSibling(path.getFileName() + ".new");
  }
}
