package dev.stampede.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UserClassTest {

  private static final String HERE = "class " + UserClassTest.class.getName();

  abstract static class Abstract extends User {
    @Task
    void task() {}
  }

  @SuppressWarnings("ClassCanBeStatic")
  class Inner extends User {
    @Task
    void task() {}
  }

  static class Idle extends User {
    void notATask() {}
  }

  static class Parameters extends User {
    @Task
    void greets(String name) {}
  }

  static class Static extends User {
    @Task
    static void greets() {}
  }

  static class WeightlessTask extends User {
    @Task(weight = 0)
    void greets() {}
  }

  @Weight(-1)
  static class Weightless extends User {
    @Task
    void greets() {}
  }

  static class NoConstructor extends User {
    NoConstructor(String name) {
      super();
    }

    @Task
    void greets() {}
  }

  static class TooHeavy extends User {
    @Task(weight = Integer.MAX_VALUE)
    void greets() {}

    @Task
    void leaves() {}
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(
            Abstract.class, "$Abstract is abstract; leave it out, or make it a class of its own"),
        Arguments.of(
            Inner.class, "$Inner is an inner class; make it static or put it on the top level"),
        Arguments.of(Idle.class, "$Idle has nothing to do; mark at least one method with @Task"),
        Arguments.of(
            Parameters.class, "$Parameters has a task greets that is static or takes parameters"),
        Arguments.of(Static.class, "$Static has a task greets that is static or takes parameters"),
        Arguments.of(
            WeightlessTask.class,
            "$WeightlessTask gives its task greets the weight 0; it must be 1 or more"),
        Arguments.of(
            Weightless.class, "$Weightless gives its class the weight -1; it must be 1 or more"),
        Arguments.of(NoConstructor.class, "$NoConstructor needs a constructor without parameters"),
        Arguments.of(
            TooHeavy.class, "$TooHeavy has tasks whose weights add up to more than 2147483647"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("bad")
  void a_bad_class_is_refused_with_what_is_wrong(Class<? extends User> type, String message) {
    assertThatThrownBy(() -> UserClass.of(type))
        .isInstanceOf(ScenarioException.class)
        .hasMessage(HERE + message);
  }

  /** Says what its tasks did. */
  @SuppressWarnings("UnusedMethod")
  private static class Base extends User {
    final List<String> did = new ArrayList<>();

    @Task
    private void hides() {
      did.add("base hides");
    }

    @Task(weight = 4)
    void inherited() {
      did.add("inherited");
    }

    @Task(weight = 2)
    void overridden() {
      did.add("base overridden");
    }

    @Task(weight = 7)
    void replaced() {
      did.add("base replaced");
    }
  }

  @Weight(3)
  @SuppressWarnings("UnusedMethod")
  private static class Derived extends Base {
    private Derived() {}

    @Task
    private int answers() {
      did.add("answers");
      return 42;
    }

    @Override
    @Task(weight = 5)
    void overridden() {
      did.add("derived overridden");
    }

    @Override
    void replaced() {
      did.add("derived replaced");
    }
  }

  @Test
  void tasks_are_its_own_and_the_inherited_private_ones_too_sorted_by_name() throws Throwable {
    UserClass derived = UserClass.of(Derived.class);
    assertThat(derived.name()).isEqualTo("Derived");
    assertThat(derived.weight()).isEqualTo(3);
    assertThat(derived.tasks().nodes())
        .extracting(TaskNode::name)
        .containsExactly("answers", "hides", "inherited", "overridden", "replaced");
    assertThat(derived.tasks().nodes())
        .as("an overriding method without @Task keeps the weight of its original")
        .extracting(TaskNode::weight)
        .containsExactly(1, 1, 4, 5, 7);
    Derived user = (Derived) derived.create();
    for (TaskNode task : derived.tasks().nodes()) {
      ((TaskMethod) task).run(user);
    }
    assertThat(user.did)
        .containsExactly(
            "answers", "base hides", "inherited", "derived overridden", "derived replaced");
  }

  @Test
  void tasks_are_drawn_by_weight() {
    UserClass derived = UserClass.of(Derived.class);
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    Tasks.Order order = derived.tasks().order();
    Map<String, Integer> drawn = new HashMap<>();
    int n = 180_000;
    for (int i = 0; i < n; i++) {
      drawn.merge(order.next(random).name(), 1, Integer::sum);
    }
    for (TaskNode task : derived.tasks().nodes()) {
      // Six standard deviations: one failure in 10⁸ runs.
      double p = task.weight() / 18.0;
      assertThat((double) drawn.getOrDefault(task.name(), 0))
          .as("seed %d: %s", seed, task.name())
          .isCloseTo(n * p, within(6 * Math.sqrt(n * p * (1 - p))));
    }
  }

  static class Failing extends User {
    Failing() {
      throw new IllegalStateException("not today");
    }

    @Task
    void task() {}
  }

  @Test
  void what_a_constructor_throws_is_thrown_on() {
    UserClass failing = UserClass.of(Failing.class);
    assertThatThrownBy(failing::create)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not today");
  }
}
