package dev.stampede.emulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Sessions")
class SessionsTest {
  private final AtomicLong now = new AtomicLong();
  private final Sessions sessions = new Sessions(3, Duration.ofMinutes(10), now::get);

  @Test
  void areTheSameForTheSameAgentAndId() {
    Session session = sessions.of(Agent.SUPERVISOR, "a");
    assertThat(sessions.of(Agent.SUPERVISOR, "a")).isSameAs(session);
    assertThat(sessions.of(Agent.NOTES, "a")).isNotSameAs(session);
    assertThat(sessions.opened()).isEqualTo(2);
  }

  @Test
  void areForgottenWhenIdleForTooLong() {
    Session session = sessions.of(Agent.SUPERVISOR, "a");
    now.addAndGet(Duration.ofMinutes(9).toNanos());
    assertThat(sessions.of(Agent.SUPERVISOR, "a")).isSameAs(session);
    now.addAndGet(Duration.ofMinutes(11).toNanos());
    assertThat(sessions.open()).isZero();
    assertThat(sessions.of(Agent.SUPERVISOR, "a")).isNotSameAs(session);
  }

  @Test
  void makeRoomByForgettingTheLeastRecentlyUsed() {
    Session a = sessions.of(Agent.SUPERVISOR, "a");
    Session b = sessions.of(Agent.SUPERVISOR, "b");
    sessions.of(Agent.SUPERVISOR, "c");
    sessions.of(Agent.SUPERVISOR, "a");
    sessions.of(Agent.SUPERVISOR, "d");
    assertThat(sessions.open()).isEqualTo(3);
    assertThat(sessions.of(Agent.SUPERVISOR, "a")).isSameAs(a);
    assertThat(sessions.of(Agent.SUPERVISOR, "b")).isNotSameAs(b);
  }

  @Test
  void endWhenToldTo() {
    Session session = sessions.of(Agent.SUPERVISOR, "a");
    sessions.end(Agent.SUPERVISOR, "a");
    assertThat(sessions.of(Agent.SUPERVISOR, "a")).isNotSameAs(session);
  }

  @Test
  void rememberABoundedNumberOfBoundedNotes() {
    Session session = sessions.of(Agent.SUPERVISOR, "a");
    Session.Memory memory = hear(session, "Add a note that " + "x".repeat(5000));
    assertThat(memory.notes()).containsExactly("x".repeat(200));
    for (int i = 0; i < 100; i++) {
      memory = hear(session, "Add a note that n" + i);
    }
    assertThat(memory.notes()).hasSize(20).endsWith("n99");
    assertThat(memory.turn()).isEqualTo(101);
  }

  private static Session.Memory hear(Session session, String text) {
    return session.hear(text, text);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Add a note that I prefer morning appointments | I prefer morning appointments",
        "Please note that I need parking               | I need parking",
        "Add a note about parking.                     | parking",
        "Note: the gate code is 12!                    | the gate code is 12",
        "Can you add a note?                           | ",
        "I want to leave a note                        | ",
        "List my notes                                 | ",
      })
  void findTheNoteInAMessage(String message, String note) {
    assertThat(Notes.in(message).orElse(null)).isEqualTo(note);
  }
}
