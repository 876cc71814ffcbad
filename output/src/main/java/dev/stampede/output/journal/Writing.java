package dev.stampede.output.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that writes a journal.
 *
 * @param place where process numbers mean what they mean here: this boot of the machine, and the
 *     space of numbers that a container may have of its own; empty where the system does not say
 * @param pid its number
 * @param startedMillis when it started, since numbers are used again; 0 where that is not known
 */
record Writing(String place, long pid, long startedMillis) {

  /** The same start may be told a little differently. */
  private static final long SAME_MILLIS = 2_000;

  /** This process. */
  static Writing here() {
    return new Writing(
        thisPlace(), ProcessHandle.current().pid(), started(ProcessHandle.current()));
  }

  /** Whether it is alive; empty where that cannot be known from here. */
  Optional<Boolean> isAlive() {
    if (!place.equals(thisPlace())) {
      return Optional.empty();
    }
    return Optional.of(
        ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .filter(process -> Math.abs(started(process) - startedMillis) <= SAME_MILLIS)
            .isPresent());
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String thisPlace() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
