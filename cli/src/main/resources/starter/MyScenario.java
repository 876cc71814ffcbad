import static dev.stampede.aws.Aws.agent;

import dev.stampede.aws.Agent;
import dev.stampede.scenario.Task;
import dev.stampede.scenario.User;

/** What one user does. Many are played at once, each on a thread of its own. */
class MyScenario extends User {

  // An agent of stampede.yaml, and this user's own conversation with it.
  final Agent supervisor = agent("supervisor");

  MyScenario() {
    // How long this user thinks between two tasks.
    waitBetween(seconds(1), seconds(5));
  }

  // Tasks are drawn at random, this one three times as often as each of the others.
  @Task(weight = 3)
  void books() {
    supervisor
        .turn("booking") // the row of the tables that it counts in
        .expectRoute("scheduling") // the collaborator that it should reach
        .ask("I need to book a meeting");
  }

  @Task
  void chats() {
    // One of the messages that stampede.yaml has for a topic.
    supervisor.turn("small talk").expectRoute("chitchat").ask(oneOf("chitchat"));
  }

  // A whole conversation: a row of its own, beside those of its turns.
  @Task
  void plansTheDay() {
    supervisor.newSession();
    group("conversation", () -> {
      supervisor.turn("greeting").expectRoute("chitchat").ask("Hello!");
      pauseBetween(seconds(0.5), seconds(2));
      supervisor
          .turn("note")
          .expectRoute("notes")
          .check(turn -> !turn.answer().isBlank(), "the answer is empty")
          .ask("Add a note about parking");
    });
  }
}
