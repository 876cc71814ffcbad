import static dev.stampede.aws.Aws.agent;

import dev.stampede.aws.Agent;
import dev.stampede.scenario.Task;
import dev.stampede.scenario.User;
import java.util.List;

/** A customer of the scheduling assistant: mostly bookings, some small talk, questions and notes. */
class BedrockAgentUser extends User {

  private final Agent supervisor = agent("supervisor");

  BedrockAgentUser() {
    waitBetween(seconds(1), seconds(5));
  }

  @Task(weight = 30)
  void chitchat() {
    ask("chitchat");
  }

  @Task(weight = 50)
  void scheduling() {
    ask("scheduling");
  }

  @Task(weight = 10)
  void information() {
    ask("information");
  }

  @Task(weight = 10)
  void notes() {
    ask("notes");
  }

  private void ask(String topic) {
    supervisor.turn("bedrock_agent:" + topic).expectRoute(topic).ask(oneOf(topic));
  }
}

/** Holds whole conversations of five turns, each in a session of its own. */
class MultiTurnConversationUser extends User {

  private record Line(String says, String to) {}

  private static final List<Line> CONVERSATION =
      List.of(
          new Line("Hello!", "chitchat"),
          new Line("I want to schedule an appointment", "scheduling"),
          new Line("What are your working hours?", "information"),
          new Line("Add a note about parking", "notes"),
          new Line("Thanks!", "chitchat"));

  private final Agent supervisor = agent("supervisor");

  MultiTurnConversationUser() {
    waitBetween(seconds(1), seconds(5));
  }

  @Task
  void conversation() {
    supervisor.newSession();
    group("bedrock_agent:multi_turn_conversation", conversation -> {
      for (Line line : CONVERSATION) {
        if (line != CONVERSATION.getFirst()) {
          pauseBetween(seconds(0.5), seconds(2));
        }
        boolean right =
            supervisor
                .turn("bedrock_agent:" + line.to())
                .expectRoute(line.to())
                .ask(line.says())
                .mayHaveGoneTo(line.to());
        if (!right) {
          conversation.fail("a turn went to the wrong collaborator");
        }
      }
    });
  }
}

/** Keeps the busiest collaborator busy. */
class SchedulingFocusedUser extends User {

  private static final List<String> OTHERS =
      List.of("chitchat", "scheduling", "information", "notes");

  private final Agent supervisor = agent("supervisor");

  SchedulingFocusedUser() {
    waitBetween(seconds(2), seconds(6));
  }

  @Task(weight = 80)
  void scheduling() {
    ask("scheduling_heavy", "scheduling");
  }

  @Task(weight = 20)
  void other() {
    String topic = oneOf(OTHERS);
    ask(topic, topic);
  }

  private void ask(String row, String topic) {
    supervisor.turn("bedrock_agent:" + row).expectRoute(topic).ask(oneOf(topic));
  }
}
