package dev.stampede.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;

/**
 * The tasks of a user class or task set.
 *
 * @param sequential whether they are played one after the other, not drawn by weight
 * @param nodes sorted by name, so that the seed alone decides what is drawn; where they are
 *     sequential, in the order in which they are written
 */
public record Tasks(boolean sequential, List<TaskNode> nodes) {

  /** Takes a copy, which nobody can change. */
  public Tasks {
    nodes = List.copyOf(nodes);
  }

  /** Decides what comes next. */
  @FunctionalInterface
  public interface Order {
    /** The next task. */
    TaskNode next(RandomGenerator random);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return nodes.isEmpty();
  }

  /**
   * The sum of all weights.
   *
   * @throws ArithmeticException if it is more than {@link Integer#MAX_VALUE}
   */
  public int totalWeight() {
    return nodes.stream().mapToInt(TaskNode::weight).reduce(0, Math::addExact);
  }

  /** How one play of them goes on, from the beginning. */
  public Order order() {
    if (sequential) {
      return inTurn();
    }
    int total = totalWeight();
    return random -> at(random.nextInt(total));
  }

  private Order inTurn() {
    int total = totalWeight();
    return new Order() {
      private int turn;

      @Override
      public TaskNode next(RandomGenerator random) {
        TaskNode task = at(turn);
        turn = (turn + 1) % total;
        return task;
      }
    };
  }

  /** The task that stands here, where each takes as many places as its weight. */
  private TaskNode at(int place) {
    int left = place;
    for (TaskNode task : nodes) {
      left -= task.weight();
      if (left < 0) {
        return task;
      }
    }
    throw new IllegalArgumentException("there is no place " + place);
  }

  /**
   * The methods that pass; a task set of which none is left is gone, too.
   *
   * @param path how the names of these tasks begin, such as {@code Customer.}
   * @param keep told each method's whole name, and the method
   */
  Tasks keeping(String path, BiPredicate<String, TaskMethod> keep) {
    List<TaskNode> kept = new ArrayList<>();
    for (TaskNode node : nodes) {
      String name = path + node.name();
      switch (node) {
        case TaskMethod method when keep.test(name, method) -> kept.add(method);
        case TaskMethod method -> {}
        case TaskSetClass set -> {
          Tasks within = set.tasks().keeping(name + ".", keep);
          if (!within.isEmpty()) {
            kept.add(set.with(within));
          }
        }
      }
    }
    return new Tasks(sequential, kept);
  }
}
