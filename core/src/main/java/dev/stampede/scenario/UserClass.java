package dev.stampede.scenario;

import dev.stampede.input.Nearest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.OptionalInt;

/**
 * A {@link User} class as the engine sees it: name, weight, tasks, and how to make one. Reflection
 * happens here, once, when a scenario is loaded.
 */
public final class UserClass {

  private final String name;
  private final int weight;
  private final OptionalInt fixedCount;
  private final MethodHandle constructor;
  private final Tasks tasks;

  private UserClass(
      String name, int weight, OptionalInt fixedCount, MethodHandle constructor, Tasks tasks) {
    this.name = name;
    this.weight = weight;
    this.fixedCount = fixedCount;
    this.constructor = constructor;
    this.tasks = tasks;
  }

  /**
   * Reads a class.
   *
   * @throws ScenarioException if users of it cannot be made, or have nothing to do
   */
  public static UserClass of(Class<? extends User> type) {
    if (Modifier.isAbstract(type.getModifiers())) {
      throw TaskReader.wrong(type, "is abstract; leave it out, or make it a class of its own");
    }
    if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
      throw TaskReader.wrong(type, "is an inner class; make it static or put it on the top level");
    }
    try {
      Tasks tasks = new TaskReader().read(type);
      return new UserClass(
          type.getSimpleName(), weightOf(type), fixedCountOf(type), constructorOf(type), tasks);
    } catch (IllegalAccessException e) {
      throw new ScenarioException("class " + type.getName() + " cannot be reached", e);
    }
  }

  private static MethodHandle constructorOf(Class<?> type) throws IllegalAccessException {
    try {
      return TaskReader.within(type)
          .findConstructor(type, MethodType.methodType(void.class))
          .asType(MethodType.methodType(User.class));
    } catch (NoSuchMethodException e) {
      throw TaskReader.noConstructor(type, e);
    }
  }

  private static int weightOf(Class<?> type) {
    Weight weight = type.getAnnotation(Weight.class);
    return TaskReader.positive(weight == null ? 1 : weight.value(), type, "class");
  }

  private static OptionalInt fixedCountOf(Class<?> type) {
    FixedCount count = type.getAnnotation(FixedCount.class);
    if (count == null) {
      return OptionalInt.empty();
    }
    if (count.value() < 1) {
      throw TaskReader.wrong(
          type, "has the fixed count " + count.value() + "; it must be 1 or more");
    }
    return OptionalInt.of(count.value());
  }

  /** The class's simple name. */
  public String name() {
    return name;
  }

  /** How many there are, relative to other classes; means nothing beside a fixed count. */
  public int weight() {
    return weight;
  }

  /** How many there are, exactly; empty where the weight decides. */
  public OptionalInt fixedCount() {
    return fixedCount;
  }

  /** What they do. */
  public Tasks tasks() {
    return tasks;
  }

  /**
   * The same class in another proportion to the others.
   *
   * @param other 1 or more
   */
  public UserClass withWeight(int other) {
    return new UserClass(name, positive("weight", other), fixedCount, constructor, tasks);
  }

  /**
   * The same class with exactly so many users.
   *
   * @param count 1 or more
   */
  public UserClass withFixedCount(int count) {
    OptionalInt exactly = OptionalInt.of(positive("fixed count", count));
    return new UserClass(name, weight, exactly, constructor, tasks);
  }

  private static int positive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("a " + what + " must be 1 or more, not " + number);
    }
    return number;
  }

  /** The same class with less to do. */
  UserClass with(Tasks fewer) {
    return new UserClass(name, weight, fixedCount, constructor, fewer);
  }

  /**
   * Makes a user, on the user's own thread.
   *
   * @throws Throwable whatever its constructor throws
   */
  public User create() throws Throwable {
    return (User) constructor.invokeExact();
  }

  /** Begins a user's life: its {@link User#onStart}. */
  public void start(User user) {
    user.onStart();
  }

  /** Ends a user's life: its {@link User#onStop}. */
  public void stop(User user) {
    user.onStop();
  }

  /**
   * The classes of these names, in the order of the file.
   *
   * @throws ScenarioException if there is none of a name, with the nearest one that there is
   */
  public static List<UserClass> named(List<UserClass> all, List<String> names) {
    List<String> known = all.stream().map(UserClass::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ScenarioException(
            "there is no user class '%s' in the scenario%s"
                .formatted(name, Nearest.hint(name, known)));
      }
    }
    return all.stream().filter(type -> names.contains(type.name())).toList();
  }
}
