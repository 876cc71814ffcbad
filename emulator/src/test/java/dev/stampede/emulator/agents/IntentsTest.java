package dev.stampede.emulator.agents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A message calls for")
class IntentsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CHITCHAT    | Hello!",
        "CHITCHAT    | Hi there!",
        "CHITCHAT    | How are you today?",
        "CHITCHAT    | Good morning!",
        "CHITCHAT    | Hey! How's it going?",
        "CHITCHAT    | Thanks for your help!",
        "CHITCHAT    | That's great, thank you!",
        "CHITCHAT    | Goodbye!",
        "CHITCHAT    | Thanks!",
        "SCHEDULING  | I want to schedule an appointment",
        "SCHEDULING  | I need to book a meeting",
        "SCHEDULING  | Can I schedule something?",
        "SCHEDULING  | I'd like to make an appointment",
        "SCHEDULING  | Help me reschedule my appointment",
        "SCHEDULING  | I need to cancel my appointment",
        "SCHEDULING  | When can I schedule an appointment?",
        "SCHEDULING  | Show me my appointments",
        "INFORMATION | What are your working hours?",
        "INFORMATION | When are you open?",
        "INFORMATION | What time do you close?",
        "INFORMATION | Tell me about business hours",
        "INFORMATION | What's the status of my project?",
        "INFORMATION | Can you give me information about my order?",
        "INFORMATION | What's the weather like?",
        "NOTES       | Add a note that I prefer morning appointments",
        "NOTES       | Can you add a note?",
        "NOTES       | I want to leave a note",
        "NOTES       | Please note that I need parking",
        "NOTES       | List my notes",
        "NOTES       | Show me all notes",
        "NOTES       | Add a note about parking",
      })
  void theAgentOfTheSuite(Agent agent, String message) {
    assertThat(Intents.of(message)).isEqualTo(agent);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "CHITCHAT    | I am not interested in this",
        "CHITCHAT    | ''",
        "CHITCHAT    | 12345 !?",
        "CHITCHAT    | ¿Qué tal?",
        "SCHEDULING  | Hi, I'd like to book a meeting for tomorrow",
        "SCHEDULING  | Thanks! Please cancel it",
        "INFORMATION | Hello, what is the price?",
        "INFORMATION | thanks, and where is your ADDRESS",
        "NOTES       | make a MEMO: the gate code is 12",
        "NOTES       | Remember my gate code",
        "CHITCHAT    | notebooks are notable",
      })
  void theRightAgentForMessagesNeverSeen(Agent agent, String message) {
    assertThat(Intents.of(message)).isEqualTo(agent);
  }
}
