package dev.stampede.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often a task is done, as Locust's {@code --show-task-ratio} reckons it.
 *
 * @param name the user class, task set or task
 * @param ratio its share, 0 to 1: of a user class, of all users; of a task, of all that is drawn
 *     beside it, or in the total view of all that is drawn at all
 * @param tasks what is in it
 */
public record TaskRatio(String name, double ratio, List<TaskRatio> tasks) {

  /** Takes a copy, which nobody can change. */
  public TaskRatio {
    tasks = List.copyOf(tasks);
  }

  /**
   * "Task ratio per User class": each level is a whole of its own.
   *
   * @param users how many users there will be; 0: not known
   */
  public static List<TaskRatio> perClass(List<UserClass> classes, int users) {
    return of(classes, users, false);
  }

  /**
   * "Total task ratio": each share is one of everything.
   *
   * @param users how many users there will be; 0: not known
   */
  public static List<TaskRatio> total(List<UserClass> classes, int users) {
    return of(classes, users, true);
  }

  private static List<TaskRatio> of(List<UserClass> classes, int users, boolean total) {
    long[] counts = counts(classes, users);
    long all = Arrays.stream(counts).sum();
    if (all == 0) {
      // So few users that each class is rounded to none: the weights still tell.
      counts = counts(classes, 0);
      all = Arrays.stream(counts).sum();
    }
    List<TaskRatio> ratios = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      UserClass type = classes.get(i);
      double ratio = (double) counts[i] / Math.max(1, all);
      ratios.add(new TaskRatio(type.name(), ratio, of(type.tasks(), ratio, total)));
    }
    return ratios;
  }

  private static List<TaskRatio> of(Tasks tasks, double around, boolean total) {
    List<TaskRatio> ratios = new ArrayList<>();
    for (TaskNode node : tasks.nodes()) {
      double ratio = (double) node.weight() / tasks.totalWeight() * (total ? around : 1);
      List<TaskRatio> within =
          switch (node) {
            case TaskMethod method -> List.of();
            case TaskSetClass set -> of(set.tasks(), ratio, total);
          };
      ratios.add(new TaskRatio(node.name(), ratio, within));
    }
    return ratios;
  }

  /** Users of each class, rounded half to even: Locust's {@code _calc_distribution}. */
  private static long[] counts(List<UserClass> classes, int users) {
    long fixed = 0;
    long weights = 0;
    for (UserClass type : classes) {
      fixed += type.fixedCount().orElse(0);
      weights += type.fixedCount().isPresent() ? 0 : type.weight();
    }
    long all = users > 0 ? users : fixed == 0 ? weights : 1;
    long rest = Math.max(0, all - fixed);
    long[] counts = new long[classes.size()];
    for (int i = 0; i < counts.length; i++) {
      UserClass type = classes.get(i);
      counts[i] =
          type.fixedCount().isPresent()
              ? type.fixedCount().getAsInt()
              : (long) Math.rint((double) type.weight() / weights * rest);
    }
    return counts;
  }
}
