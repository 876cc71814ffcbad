package dev.stampede.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tasks take part. */
class TaskFilterTest {

  static class Shopper extends User {
    @Task
    @Tag("fast")
    void a() {}

    @Task
    @Tag({"slow", "paid"})
    @Needs("function:pay")
    void b() {}

    @Task
    void c() {}

    @Task
    @Tag("slow")
    static class Deep extends TaskSet {
      @Task
      @Tag("fast")
      void d() {}

      @Task
      static class Deeper extends TaskSet {
        @Task
        void e() {}
      }
    }
  }

  @Needs("function:pay")
  static class Payer extends User {
    @Task
    @Tag("paid")
    void f() {}
  }

  private static final List<UserClass> BOTH =
      List.of(UserClass.of(Shopper.class), UserClass.of(Payer.class));

  private static String letters(List<UserClass> types) {
    List<String> all = new ArrayList<>();
    types.forEach(type -> collect(type.tasks(), all));
    return all.stream().sorted().collect(Collectors.joining());
  }

  private static void collect(Tasks tasks, List<String> letters) {
    for (TaskNode node : tasks.nodes()) {
      switch (node) {
        case TaskMethod method -> letters.add(method.name());
        case TaskSetClass set -> collect(set.tasks(), letters);
      }
    }
  }

  private static Set<String> set(String words) {
    return words == null ? Set.of() : Set.copyOf(Arrays.asList(words.split(" ", -1)));
  }

  @ParameterizedTest(name = "-T {0} -E {1}: {2}")
  @CsvSource({
    ",, abcdef",
    "fast,, ad",
    "slow,, bde",
    "fast paid,, abdf",
    ", slow, acf",
    ", fast, bcef",
    "slow, fast, be",
    "fast, slow, a",
    ", fast slow paid, c"
  })
  void tags_choose_as_locusts_do(String wanted, String unwanted, String letters) {
    TaskFilter.Selection chosen = TaskFilter.ALL.withTags(set(wanted), set(unwanted)).apply(BOTH);
    assertThat(letters(chosen.userClasses())).isEqualTo(letters);
  }

  @Test
  void a_class_that_is_left_without_tasks_is_left_out_with_a_note() {
    TaskFilter.Selection chosen = TaskFilter.ALL.withTags(Set.of("fast"), Set.of()).apply(BOTH);
    assertThat(chosen.userClasses()).extracting(UserClass::name).containsExactly("Shopper");
    assertThat(chosen.notes()).containsExactly("left out for their tags: Payer");
  }

  @Test
  void a_tag_that_nobody_has_is_noted_with_the_nearest() {
    assertThat(TaskFilter.ALL.withTags(Set.of("fast", "payd"), Set.of()).apply(BOTH).notes())
        .contains("no task has the tag 'payd'; did you mean paid?");
  }

  @Test
  void what_needs_something_that_is_not_there_is_left_out_with_the_reason() {
    TaskFilter.Selection chosen =
        TaskFilter.ALL.withMissing(need -> Optional.of(need + " is switched off")).apply(BOTH);
    assertThat(letters(chosen.userClasses())).isEqualTo("acde");
    assertThat(chosen.notes())
        .containsExactly("function:pay is switched off: left out Shopper.b, Payer");
  }

  @Test
  void nothing_left_to_do_is_refused_and_says_why() {
    assertThatThrownBy(() -> TaskFilter.ALL.withTags(Set.of("none"), Set.of()).apply(BOTH))
        .isInstanceOf(ScenarioException.class)
        .hasMessage(
            "no task is left to do: no task has the tag 'none';"
                + " left out for their tags: Shopper, Payer");
  }

  @Test
  void classes_are_chosen_by_name() {
    assertThat(UserClass.named(BOTH, List.of("Payer")))
        .extracting(UserClass::name)
        .containsExactly("Payer");
    assertThatThrownBy(() -> UserClass.named(BOTH, List.of("Shoper")))
        .isInstanceOf(ScenarioException.class)
        .hasMessage("there is no user class 'Shoper' in the scenario; did you mean Shopper?");
  }
}
