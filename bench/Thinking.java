import static dev.stampede.aws.Aws.agent;

import dev.stampede.aws.Agent;
import dev.stampede.scenario.Task;
import dev.stampede.scenario.User;

/** One turn after the other, with 1 to 5 seconds to think between two. */
class ThinkingUser extends User {

  private final Agent supervisor = agent("supervisor");

  ThinkingUser() {
    waitBetween(seconds(1), seconds(5));
  }

  @Task
  void asks() {
    supervisor.turn("turn").expectRoute("scheduling").ask("I need to book a meeting");
  }
}
