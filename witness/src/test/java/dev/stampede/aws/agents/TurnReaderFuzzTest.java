package dev.stampede.aws.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.outcome.Outcomes.Flaw;
import dev.stampede.aws.wire.Ending;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.measure.Outcome;
import dev.stampede.witness.Damage;
import dev.stampede.witness.Fuzz;
import dev.stampede.witness.ReferenceTurn;
import dev.stampede.witness.Streams;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@DisplayName("The reader of turns, on a million damaged streams")
class TurnReaderFuzzTest {

  private static final HttpHeaders HEADERS =
      new DefaultHttpHeaders().set("Content-Type", "application/vnd.amazon.eventstream");
  private static final WireSettings LIMITS = WireSettings.defaults();

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
  @DisplayName(
      "takes for a success those that are whole, all of them and no others, and reads them")
  void successIsWhatIsWhole() {
    Fuzz fuzz = Fuzz.of("the reader of turns");
    int successes = 0;
    int exceptions = 0;
    int illegible = 0;
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    for (int i = 0; i < Fuzz.STREAMS; i++) {
      SplittableRandom random = fuzz.random(i);
      byte[] stream = Damage.damaged(Streams.any(random), random);
      TurnReader reader = new TurnReader();
      Verdict verdict = verdict(reader, new Fuzz.Pieces(stream, random));
      ReferenceTurn.Worth worth = ReferenceTurn.of(stream);
      Optional<String> expected = worth.answer();
      boolean success = verdict.outcome() == Outcome.SUCCESS;
      Optional<String> read = success ? Optional.of(reader.answer().text()) : Optional.empty();
      if (!read.equals(expected) && (success || worth.legible())) {
        throw new AssertionError(
            "%s: %s with %s, but by the reference %s"
                .formatted(fuzz.at(i), verdict, read, expected));
      }
      if (success != verdict.error().isEmpty()) {
        throw new AssertionError(fuzz.at(i) + ": " + verdict);
      }
      successes += success ? 1 : 0;
      exceptions += reader.excepted() ? 1 : 0;
      illegible += worth.legible() ? 0 : 1;
      Optional.ofNullable(reader.flaw()).ifPresent(flaws::add);
    }
    // Else it would be no wonder that none was taken for a success, or that all were in one way.
    assertThat(illegible).as("%s: illegible traces", fuzz).isLessThan(Fuzz.STREAMS / 5);
    assertThat(successes).as("%s: successes", fuzz).isGreaterThan(Fuzz.STREAMS / 20);
    assertThat(exceptions).as("%s: exceptions", fuzz).isGreaterThan(Fuzz.STREAMS / 20);
    assertThat(flaws)
        .as("%s: flaws", fuzz)
        .contains(Flaw.BROKEN_FRAME, Flaw.UNREADABLE_CHUNK, Flaw.PARTIAL_FRAME);
  }

  /** As the wire does it: HTTP itself is in order, and the reader may want no more. */
  private static Verdict verdict(TurnReader reader, Fuzz.Pieces pieces) {
    reader.head(200, HEADERS, 1);
    boolean more = true;
    for (int size = pieces.next(); more && size > 0; size = pieces.next()) {
      more = reader.body(pieces.memory(), size, 2);
    }
    reader.over();
    Ending ending = new Ending(more ? Ending.Kind.WHOLE : Ending.Kind.STOPPED, "");
    return Verdict.of(ending, reader, reader.trace().toTrace(), true, LIMITS);
  }
}
