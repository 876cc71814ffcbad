import static dev.stampede.aws.Aws.agent;

import dev.stampede.aws.Agent;
import dev.stampede.scenario.Task;
import dev.stampede.scenario.User;

/** One turn after the other, as fast as the answers come. */
class BurstUser extends User {

  private final Agent supervisor = agent("supervisor");

  @Task
  void asks() {
    supervisor.turn("turn").expectRoute("scheduling").ask("I need to book a meeting");
  }
}
