package dev.stampede.output.journal;

import dev.stampede.codec.MalformedException;
import dev.stampede.output.files.Place;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Historian;
import dev.stampede.output.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tells a run again that was written down: entries in their order, those older than ten minutes in
 * intervals of five seconds. What is damaged or cut costs only itself, and is told in words.
 */
public final class JournalReader {

  private final Path folder;
  private final List<Segment> segments;

  private JournalReader(Path folder, List<Segment> segments) {
    this.folder = folder;
    this.segments = segments;
  }

  /**
   * The journal in a folder.
   *
   * @throws UnreadableException if there is none
   */
  public static JournalReader open(Path folder) {
    NavigableSet<Segment> segments = new TreeSet<>(Comparator.comparingInt(Segment::number));
    try (Stream<Path> files = Files.list(folder)) {
      files.map(Segment::of).flatMap(Optional::stream).forEach(segments::add);
    } catch (IOException e) {
      throw new UnreadableException(
          "%s: cannot be read (%s); name the folder of a run, as 'stampede runs' lists them"
              .formatted(folder, Place.reason(e)),
          e);
    }
    if (segments.isEmpty()) {
      throw new UnreadableException(
          "%s: no journal in this folder; name the folder of a run, as 'stampede runs' lists them"
              .formatted(folder));
    }
    return new JournalReader(folder, List.copyOf(segments));
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /**
   * Tells all entries.
   *
   * @return what could not be read, in words; nothing where all could
   * @throws UnreadableException if a newer Stampede wrote it, or the disk cannot be read
   */
  public List<String> read(Consumer<Entry> to) {
    List<String> losses = new ArrayList<>();
    int expected = 1;
    for (Segment segment : segments) {
      if (segment.number() != expected) {
        losses.add("%s: missing".formatted(new Segment(expected).folded(folder).getFileName()));
      }
      expected = segment.number() + 1;
      try (FrameReader frames = open(segment)) {
        read(frames, losses, to);
        losses.addAll(frames.losses());
      } catch (IOException e) {
        throw new UnreadableException(
            "%s: cannot be read (%s)".formatted(folder, Place.reason(e)), e);
      }
    }
    return losses;
  }

  private static void read(FrameReader frames, List<String> losses, Consumer<Entry> to)
      throws IOException {
    for (Optional<EntryCodec.Encoded> record = frames.next();
        record.isPresent();
        record = frames.next()) {
      Entry entry;
      try {
        entry = EntryCodec.decode(record.get().type(), record.get().payload());
      } catch (MalformedException e) {
        losses.add("a record cannot be read: " + e.getMessage());
        continue;
      }
      to.accept(entry);
    }
  }

  /** The seconds, or where they have been taken away by now, what they were merged into. */
  private FrameReader open(Segment segment) throws IOException {
    try {
      return FrameReader.open(segment.seconds(folder));
    } catch (NoSuchFileException e) {
      return FrameReader.open(segment.folded(folder));
    }
  }

  /**
   * What is remembered of a run that was written down.
   *
   * @param history as a page would have it
   * @param losses what could not be read, in words
   */
  public record Told(History history, List<String> losses) {

    /** Takes a copy, which nobody can change. */
    public Told {
      losses = List.copyOf(losses);
    }
  }

  /**
   * Reads it to the end.
   *
   * @throws UnreadableException as {@link #read}
   */
  public Told history() {
    Historian historian = new Historian();
    List<String> losses = read(historian::add);
    historian.settle();
    return new Told(historian.history(), losses);
  }
}
