package dev.stampede.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Task sets as they are read, and the shares that come of them. */
@SuppressWarnings("ClassCanBeStatic")
class TaskSetClassTest {

  static class NoSet extends User {
    @Task
    static class Odd {}
  }

  static class NothingWithin extends User {
    @Task
    static class Empty extends TaskSet {}
  }

  static class WithParameters extends User {
    @Task
    static class Odd extends TaskSet {
      Odd(int n) {
        super();
      }

      @Task
      void acts() {}
    }
  }

  static class Endless extends User {
    @Task
    static class Outer extends TaskSet {
      @Task
      void acts() {}

      @Task
      static class Inner extends Outer {}
    }
  }

  @FixedCount(0)
  static class Nobody extends User {
    @Task
    void acts() {}
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(
            NoSet.class,
            "$NoSet$Odd is marked with @Task, so it must extend TaskSet and not be abstract"),
        Arguments.of(
            NothingWithin.class,
            "$NothingWithin$Empty has nothing to do; mark at least one method with @Task"),
        Arguments.of(
            WithParameters.class, "$WithParameters$Odd needs a constructor without parameters"),
        Arguments.of(
            Endless.class,
            "$Endless$Outer$Inner is a task of its own, so it would never end; put it elsewhere"),
        Arguments.of(Nobody.class, "$Nobody has the fixed count 0; it must be 1 or more"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("bad")
  void a_bad_class_is_refused_with_what_is_wrong(Class<? extends User> type, String message) {
    assertThatThrownBy(() -> UserClass.of(type))
        .isInstanceOf(ScenarioException.class)
        .hasMessage("class " + TaskSetClassTest.class.getName() + message);
  }

  abstract static class Base extends User {
    @Task
    void second() {}

    @Task
    void first() {}
  }

  @Sequential
  static class InOrder extends Base {
    @Task
    void zulu() {}

    @Task
    class Middle extends TaskSet {
      @Task
      void acts() {}
    }

    @Override
    @Task
    void second() {}

    @Task
    void alpha() {}
  }

  @Test
  void a_sequence_begins_with_what_is_inherited_and_an_overriding_task_stands_in_its_place() {
    assertThat(UserClass.of(InOrder.class).tasks().nodes())
        .extracting(TaskNode::name)
        .containsExactly("second", "first", "zulu", "Middle", "alpha");
  }

  @Weight(3)
  static class Browser extends User {
    @Task(weight = 3)
    void reads() {}

    @Task
    class Buys extends TaskSet {
      @Task
      void chooses() {}

      @Task
      void pays() {}
    }
  }

  @FixedCount(2)
  static class Watcher extends User {
    @Task
    void looks() {}
  }

  private static String flat(List<TaskRatio> ratios) {
    List<String> lines = new ArrayList<>();
    for (TaskRatio ratio : ratios) {
      String within = ratio.tasks().isEmpty() ? "" : "(" + flat(ratio.tasks()) + ")";
      lines.add(ratio.name() + " " + Math.round(ratio.ratio() * 1000) / 10.0 + within);
    }
    return String.join(", ", lines);
  }

  @Test
  void the_task_ratio_is_reckoned_as_locust_does() {
    List<UserClass> both = List.of(UserClass.of(Browser.class), UserClass.of(Watcher.class));
    assertThat(flat(TaskRatio.perClass(both, 8)))
        .isEqualTo(
            "Browser 75.0(Buys 25.0(chooses 50.0, pays 50.0), reads 75.0), Watcher 25.0(looks 100.0)");
    assertThat(flat(TaskRatio.total(both, 8)))
        .isEqualTo(
            "Browser 75.0(Buys 18.8(chooses 9.4, pays 9.4), reads 56.3), Watcher 25.0(looks 25.0)");
    assertThat(flat(TaskRatio.total(List.of(both.getFirst()), 0)))
        .isEqualTo("Browser 100.0(Buys 25.0(chooses 12.5, pays 12.5), reads 75.0)");
  }

  @Test
  void a_set_is_drawn_by_its_weight_and_made_of_its_user() throws Throwable {
    UserClass type = UserClass.of(Browser.class);
    Tasks.Order order = type.tasks().order();
    SplittableRandom random = new SplittableRandom(1);
    long sets =
        Stream.generate(() -> order.next(random))
            .limit(4_000)
            .filter(TaskSetClass.class::isInstance)
            .count();
    assertThat(sets / 4_000.0).isCloseTo(0.25, within(0.04));
    User user = type.create();
    TaskSetClass set = (TaskSetClass) type.tasks().nodes().getFirst();
    assertThat(set.create(user, user).user()).isSameAs(user);
  }
}
