package dev.stampede.output.files;

import dev.stampede.output.UnwritableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds a place for files, or says in words a user understands why there is none. */
public final class Place {

  private Place() {}

  /** Something that opens files. */
  @FunctionalInterface
  public interface Opening<T> {
    /** Opens them. */
    T open() throws IOException;
  }

  /**
   * Makes the folder of a file and opens it.
   *
   * @param option the option that asked for it
   * @param file its path, or how its path begins
   * @throws UnwritableException if that cannot be
   */
  public static <T> T open(String option, String file, Opening<T> opening) {
    try {
      Path folder = Path.of(file + "x").toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return opening.open();
    } catch (InvalidPathException e) {
      throw new UnwritableException(
          "%s %s: no file can have this name (%s); choose another"
              .formatted(option, file, e.getReason()),
          e);
    } catch (IOException e) {
      throw new UnwritableException(
          "%s %s: cannot write there (%s); choose a place that you may write to"
              .formatted(option, file, reason(e)),
          e);
    }
  }

  /** Why, in a few words. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileAlreadyExistsException exists -> exists.getFile() + " is a file, not a folder";
      case NoSuchFileException gone -> gone.getFile() + " does not exist";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
