package dev.stampede.scenario;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A {@link User} class as the engine sees it: name, weight, tasks, and how to make one. Reflection
 * happens here, once, when a scenario is loaded.
 */
public final class UserClass {

  private final String name;
  private final int weight;
  private final MethodHandle constructor;
  private final List<TaskMethod> tasks;
  private final int totalWeight;

  /**
   * One task of the class.
   *
   * @param name the method's name
   * @param weight how often it is drawn, relative to the others
   * @param method takes the user
   */
  public record TaskMethod(String name, int weight, MethodHandle method) {

    /**
     * Has a user do it.
     *
     * @throws Throwable whatever the task throws
     */
    public void run(User user) throws Throwable {
      // A statement, not a lambda's expression: only so does the compiler ask for (User)void.
      method.invokeExact(user);
    }
  }

  private UserClass(String name, int weight, MethodHandle constructor, List<TaskMethod> tasks) {
    this.name = name;
    this.weight = weight;
    this.constructor = constructor;
    this.tasks = List.copyOf(tasks);
    this.totalWeight = tasks.stream().mapToInt(TaskMethod::weight).reduce(0, Math::addExact);
  }

  /**
   * Reads a class.
   *
   * @throws ScenarioException if users of it cannot be made, or have nothing to do
   */
  public static UserClass of(Class<? extends User> type) {
    if (Modifier.isAbstract(type.getModifiers())) {
      throw wrong(type, "is abstract; leave it out, or make it a class of its own");
    }
    if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
      throw wrong(type, "is an inner class; make it static or put it on the top level");
    }
    try {
      List<TaskMethod> tasks = new ArrayList<>();
      for (Method method : taskMethods(type)) {
        MethodHandle handle =
            within(method.getDeclaringClass())
                .unreflect(method)
                .asType(MethodType.methodType(void.class, User.class));
        tasks.add(new TaskMethod(method.getName(), weightOf(method), handle));
      }
      if (tasks.isEmpty()) {
        throw wrong(type, "has nothing to do; mark at least one method with @Task");
      }
      return new UserClass(
          type.getSimpleName(), weightOf(type), constructorOf(type, within(type)), tasks);
    } catch (ArithmeticException e) {
      throw wrong(type, "has tasks whose weights add up to more than " + Integer.MAX_VALUE);
    } catch (IllegalAccessException e) {
      throw new ScenarioException("class " + type.getName() + " cannot be reached", e);
    }
  }

  /** Sees what the class itself sees, its private members too. */
  private static MethodHandles.Lookup within(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  private static MethodHandle constructorOf(Class<?> type, MethodHandles.Lookup lookup)
      throws IllegalAccessException {
    try {
      return lookup
          .findConstructor(type, MethodType.methodType(void.class))
          .asType(MethodType.methodType(User.class));
    } catch (NoSuchMethodException e) {
      throw new ScenarioException(
          "class " + type.getName() + " needs a constructor without parameters", e);
    }
  }

  /**
   * The class's own tasks and those it inherits, an overriding one in the place of its original.
   */
  private static Iterable<Method> taskMethods(Class<?> type) {
    // Sorted by name: the order of declared methods is not promised, and the seed must decide
    // draws.
    Map<String, Method> byName = new TreeMap<>();
    for (Class<?> c = type; c != null && c != User.class; c = c.getSuperclass()) {
      Method[] declared = c.getDeclaredMethods();
      Arrays.sort(declared, Comparator.comparing(Method::getName));
      for (Method method : declared) {
        if (method.isAnnotationPresent(Task.class)) {
          if (method.getParameterCount() > 0 || Modifier.isStatic(method.getModifiers())) {
            throw wrong(
                type, "has a task " + method.getName() + " that is static or takes parameters");
          }
          byName.putIfAbsent(method.getName(), method);
        }
      }
    }
    return byName.values();
  }

  private static int weightOf(Method method) {
    Task task = method.getAnnotation(Task.class);
    int weight = task == null ? 1 : task.weight();
    return positive(weight, method.getDeclaringClass(), "task " + method.getName());
  }

  private static int weightOf(Class<?> type) {
    Weight weight = type.getAnnotation(Weight.class);
    return positive(weight == null ? 1 : weight.value(), type, "class");
  }

  private static int positive(int weight, Class<?> type, String of) {
    if (weight < 1) {
      throw wrong(type, "gives its " + of + " the weight " + weight + "; it must be 1 or more");
    }
    return weight;
  }

  private static ScenarioException wrong(Class<?> type, String what) {
    return new ScenarioException("class " + type.getName() + " " + what);
  }

  /** The class's simple name. */
  public String name() {
    return name;
  }

  /** How many users of it there are, relative to the run's other classes. */
  public int weight() {
    return weight;
  }

  /** What its users do, by name. */
  public List<TaskMethod> tasks() {
    return tasks;
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

  /** Draws a task by weight. */
  public TaskMethod draw(RandomGenerator random) {
    int left = random.nextInt(totalWeight);
    for (TaskMethod task : tasks) {
      left -= task.weight();
      if (left < 0) {
        return task;
      }
    }
    throw new AssertionError("weights sum to " + totalWeight);
  }
}
