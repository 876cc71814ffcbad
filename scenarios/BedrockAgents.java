import static dev.stampede.aws.Aws.agent;

import dev.stampede.aws.Agent;
import dev.stampede.scenario.Task;
import dev.stampede.scenario.User;
import java.util.List;

/** A customer of the scheduling assistant: mostly bookings, some small talk, questions and notes. */
class BedrockAgentUser extends User {

  private static final List<String> CHITCHAT =
      List.of(
          "Hello!",
          "Hi there!",
          "How are you today?",
          "Good morning!",
          "Hey! How's it going?",
          "Thanks for your help!",
          "That's great, thank you!",
          "Goodbye!");

  private static final List<String> SCHEDULING =
      List.of(
          "I want to schedule an appointment",
          "I need to book a meeting",
          "Can I schedule something?",
          "I'd like to make an appointment",
          "Help me reschedule my appointment",
          "I need to cancel my appointment",
          "When can I schedule an appointment?",
          "Show me my appointments");

  private static final List<String> INFORMATION =
      List.of(
          "What are your working hours?",
          "When are you open?",
          "What time do you close?",
          "Tell me about business hours",
          "What's the status of my project?",
          "Can you give me information about my order?",
          "What's the weather like?");

  private static final List<String> NOTES =
      List.of(
          "Add a note that I prefer morning appointments",
          "Can you add a note?",
          "I want to leave a note",
          "Please note that I need parking",
          "List my notes",
          "Show me all notes");

  private final Agent supervisor = agent("supervisor");

  BedrockAgentUser() {
    waitBetween(seconds(1), seconds(5));
  }

  @Task(weight = 30)
  void chitchat() {
    ask("chitchat", CHITCHAT);
  }

  @Task(weight = 50)
  void scheduling() {
    ask("scheduling", SCHEDULING);
  }

  @Task(weight = 10)
  void information() {
    ask("information", INFORMATION);
  }

  @Task(weight = 10)
  void notes() {
    ask("notes", NOTES);
  }

  private void ask(String route, List<String> messages) {
    supervisor.turn("bedrock_agent:" + route).expectRoute(route).ask(oneOf(messages));
  }
}
