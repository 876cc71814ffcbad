import static dev.stampede.aws.Aws.function;

import dev.stampede.aws.LambdaFunction;
import dev.stampede.scenario.Needs;
import dev.stampede.scenario.Task;
import dev.stampede.scenario.User;

/** Plans routes and teams in bulk. */
@Needs("function:bulk_ops")
class BulkOperationsUser extends User {

  private final LambdaFunction bulkOps = function("bulk_ops");

  BulkOperationsUser() {
    waitBetween(seconds(1), seconds(3));
  }

  @Task(weight = 40)
  void optimizeRoute() {
    bulkOps.call("lambda:bulk_ops:optimize_route").invoke(payload("optimize_route"));
  }

  @Task(weight = 30)
  void bulkAssign() {
    bulkOps.call("lambda:bulk_ops:bulk_assign").invoke(payload("bulk_assign_teams"));
  }

  @Task(weight = 20)
  void validateProjects() {
    bulkOps.call("lambda:bulk_ops:validate_projects").invoke(payload("validate_projects"));
  }

  @Task(weight = 10)
  void detectConflicts() {
    bulkOps.call("lambda:bulk_ops:detect_conflicts").invoke(payload("detect_conflicts"));
  }
}

/** Plans in bulk, and between that does what the scheduling agent would have done. */
class MixedLambdaUser extends User {

  private final LambdaFunction bulkOps = function("bulk_ops");
  private final LambdaFunction scheduling = function("scheduling");

  MixedLambdaUser() {
    waitBetween(seconds(2), seconds(5));
  }

  @Needs("function:bulk_ops")
  @Task(weight = 28)
  void optimizeRoute() {
    bulkOps.call("lambda:bulk_ops:optimize_route").invoke(payload("optimize_route"));
  }

  @Needs("function:bulk_ops")
  @Task(weight = 21)
  void bulkAssign() {
    bulkOps.call("lambda:bulk_ops:bulk_assign").invoke(payload("bulk_assign_teams"));
  }

  @Needs("function:bulk_ops")
  @Task(weight = 14)
  void validateProjects() {
    bulkOps.call("lambda:bulk_ops:validate_projects").invoke(payload("validate_projects"));
  }

  @Needs("function:bulk_ops")
  @Task(weight = 7)
  void detectConflicts() {
    bulkOps.call("lambda:bulk_ops:detect_conflicts").invoke(payload("detect_conflicts"));
  }

  @Needs("function:scheduling")
  @Task(weight = 15)
  void listProjects() {
    scheduling.call("lambda:scheduling:list_projects").invoke(payload("list_projects"));
  }

  @Needs("function:scheduling")
  @Task(weight = 15)
  void getAvailableDates() {
    scheduling.call("lambda:scheduling:get_available_dates").invoke(payload("get_available_dates"));
  }
}
