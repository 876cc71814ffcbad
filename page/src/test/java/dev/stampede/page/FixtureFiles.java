package dev.stampede.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reports and views of all fixtures into a folder, to be looked at. */
final class FixtureFiles {

  private FixtureFiles() {}

  /** Takes the folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    write(folder, "finished", ViewFixture.bytes(ViewFixture.finished()));
    write(folder, "empty", ViewFixture.bytes(ViewFixture.empty()));
    write(folder, "hostile", ViewFixture.bytes(ViewFixture.hostile(false)));
    write(folder, "crowded", ViewFixture.bytes(ViewFixture.crowded(3_000, false)));
    Files.write(folder.resolve("running.json"), ViewFixture.bytes(ViewFixture.running()));
    Files.write(folder.resolve("ready.json"), ViewFixture.bytes(ViewFixture.ready()));
    Files.write(folder.resolve("hostile.json"), ViewFixture.bytes(ViewFixture.hostile(true)));
    Files.write(
        folder.resolve("crowded.json"), ViewFixture.bytes(ViewFixture.crowded(3_000, true)));
  }

  private static void write(Path folder, String name, byte[] view) throws IOException {
    Files.write(folder.resolve(name + ".html"), HtmlReport.of(view, name));
    Files.write(
        folder.resolve(name + ".size"),
        String.valueOf(view.length).getBytes(StandardCharsets.UTF_8));
  }
}
