package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.wire.JsonText;
import org.jspecify.annotations.Nullable;

/** A text of a turn, and its forms on the wire, each made when it is first wanted. */
final class Words {
  private final String text;
  private byte @Nullable [] utf8;
  private byte @Nullable [] quoted;
  private byte @Nullable [] quotedTwice;

  Words(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** As it is. Not to be written to. */
  byte[] utf8() {
    byte[] made = utf8;
    if (made == null) {
      made = text.getBytes(UTF_8);
      utf8 = made;
    }
    return made;
  }

  /** As it stands in a JSON string. */
  byte[] quoted() {
    byte[] made = quoted;
    if (made == null) {
      made = JsonText.escape(text).getBytes(UTF_8);
      quoted = made;
    }
    return made;
  }

  /** As it stands in JSON that itself stands in a JSON string: in prompts and raw responses. */
  byte[] quotedTwice() {
    byte[] made = quotedTwice;
    if (made == null) {
      made = JsonText.escape(JsonText.escape(text)).getBytes(UTF_8);
      quotedTwice = made;
    }
    return made;
  }
}
