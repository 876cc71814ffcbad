package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** What the agents say. */
final class Answers {
  /** In place of an answer, where a guardrail blocks the message. */
  static final String BLOCKED = "Sorry, the model cannot answer this question.";

  /** In place of an answer, where an agent repeats itself without end. */
  static final String GIVEN_UP = "Sorry, I am unable to assist you with this request.";

  /** After an action that failed. */
  static final String FAILED =
      "I am sorry, our system did not answer me just now, so I could not do that. Please try again in a"
          + " moment.";

  private static final String FILLER =
      "If anything is unclear, please ask: I will gladly explain it in more detail.";

  private Answers() {}

  /** How a turn's first answer begins. */
  static String opening(Session.Memory memory) {
    return memory.turn() == 1 ? "" : "This is message " + memory.turn() + " of our conversation. ";
  }

  /** The answer of an agent; it depends on what the session holds. */
  static String to(Agent agent, Optional<Action> action, Session.Memory memory) {
    return memory
        .recall()
        .map(Answers::recalled)
        .or(() -> action.map(taken -> after(taken, memory)))
        .orElseGet(() -> smallTalk(agent));
  }

  private static String recalled(Session.Recall recall) {
    return recall
        .value()
        .map(value -> "Your " + recall.thing() + " is " + value + ".")
        .orElseGet(() ->
            "I do not know your "
                + recall.thing()
                + ": you have not told me in this conversation.");
  }

  /** What an agent says of another session's fact, as if it were this one's. */
  static String leaked(Facts.Fact fact) {
    return " As you told me, your " + fact.thing() + " is " + fact.value() + ".";
  }

  /**
   * An answer of just this size.
   *
   * @param bytes of UTF-8; 0 for any
   */
  static Words sized(String answer, int bytes) {
    var natural = new Words(answer);
    int length = bytes == 0 ? 0 : natural.utf8().length;
    if (length == bytes) {
      return natural;
    }
    if (length < bytes) {
      return new Words(answer + " " + TraceTexts.fit(FILLER, bytes - length - 1));
    }
    int end = bytes;
    while (end > 0 && (natural.utf8()[end] & 0xC0) == 0x80) {
      end--;
    }
    return new Words(new String(natural.utf8(), 0, end, UTF_8));
  }

  private static String smallTalk(Agent agent) {
    return agent == Agent.CHITCHAT
        ? "Hello, and thank you for writing! I am doing well, and I am glad to help you with"
            + " appointments, questions about your project, our working hours, or your notes."
            + " What can I do for you today?"
        : "I am here to help. Please tell me a little more about what you need.";
  }

  private static String after(Action action, Session.Memory memory) {
    return switch (action.function()) {
      case "list_notes" -> listed(memory);
      case "add_note" ->
          memory.notes().isEmpty()
              ? "I can add a note for you. What would you like it to say? You can tell me a preference,"
                  + " a detail about parking, or anything our crew should know before the visit."
              : "I have added your note: "
                  + memory.notes().getLast()
                  + ". It is kept with your file, and our crew will see it before the visit. You can"
                  + " ask me to list your notes at any time.";
      case "reschedule_appointment" ->
          "I have moved your appointment to Wednesday, October 22, 2025, at the same time. You will"
              + " receive a confirmation shortly. Would you like me to change anything else about it?";
      case "cancel_appointment" ->
          "Your appointment is cancelled, and there is no fee. If you would like to find another date,"
              + " tell me which days suit you best and I will look for free times.";
      case "confirm_appointment" ->
          "Your appointment is confirmed for Monday, October 20, 2025, at 09:30. The confirmation"
              + " number is A-20251020-0930. We look forward to seeing you.";
      case "list_projects" ->
          "You have two projects with us: number 12345, whose appointment is scheduled for Monday,"
              + " October 20, 2025, at 09:30, and number 12346, which has no appointment yet. Shall I"
              + " find a date for it?";
      case "get_time_slots" ->
          "I can offer you these times on Monday, October 20, 2025: 09:30, 11:00, 14:15 and 16:00."
              + " Which of them suits you best? I will book it for you at once.";
      case "get_available_dates" ->
          "I would be happy to arrange an appointment. These dates are free: Monday, October 20;"
              + " Wednesday, October 22; and Thursday, October 23, 2025. Which one would you prefer,"
              + " and do mornings or afternoons suit you better?";
      case "get_working_hours" ->
          "We are open Monday to Friday from 8 in the morning to 6 in the evening, and on Saturday from"
              + " 9 to 1. On Sundays and public holidays we are closed.";
      case "get_weather" ->
          "Today it will be partly cloudy with a high of 21 degrees Celsius and a low of 12. Rain is"
              + " not expected, so outdoor work can go on as planned.";
      case "get_appointment_status" ->
          "Your project 12345 is in progress: about 60 percent of the work is done. The next visit of"
              + " our crew is planned for Monday, October 20, 2025.";
      default ->
          "Project 12345 is an installation, and team 001 takes care of it. The materials have been"
              + " ordered, and the crew will call you on the day before the visit.";
    };
  }

  private static String listed(Session.Memory memory) {
    if (memory.notes().isEmpty()) {
      return "You have no notes yet. Tell me what you would like me to remember, and I will add it to"
          + " your file so that our crew sees it before the visit.";
    }
    var text = new StringBuilder("These are your notes: ");
    int number = 1;
    for (String note : memory.notes()) {
      text.append(number == 1 ? "" : "; ").append(number++).append(") ").append(note);
    }
    return text.append(". Shall I add another one?").toString();
  }
}
