package dev.stampede.scenario;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tasks of a class, and of the task sets within it. All reflection on scenarios is here
 * and in {@link UserClass}, and is done once.
 */
final class TaskReader {

  private final SourceOrder source = new SourceOrder();
  private final Deque<Class<?>> path = new ArrayDeque<>();

  /**
   * A task before it is put in order.
   *
   * @param depth how many classes further down the hierarchy the member is written, 0 at the top
   * @param line where it is written; 0 where nobody asks
   */
  private record Found(TaskNode node, int depth, int line) {}

  /** What a class hands down to all tasks within it. */
  private record Marks(Set<String> tags, Set<String> needs) {
    static final Marks NONE = new Marks(Set.of(), Set.of());

    Marks and(@Nullable Tag tag, @Nullable Needs needed) {
      return new Marks(
          both(tags, tag == null ? new String[0] : tag.value()),
          both(needs, needed == null ? new String[0] : needed.value()));
    }

    private static Set<String> both(Set<String> some, String... more) {
      Set<String> all = new HashSet<>(some);
      all.addAll(Arrays.asList(more));
      return Set.copyOf(all);
    }
  }

  /**
   * The tasks of a user class.
   *
   * @throws ScenarioException if they cannot be played
   */
  Tasks read(Class<? extends User> type) throws IllegalAccessException {
    return read(type, User.class, Marks.NONE);
  }

  private Tasks read(Class<?> type, Class<?> top, Marks around) throws IllegalAccessException {
    if (path.contains(type)) {
      throw wrong(type, "is a task of its own, so it would never end; put it elsewhere");
    }
    path.push(type);
    Marks marks = around.and(type.getAnnotation(Tag.class), type.getAnnotation(Needs.class));
    boolean sequential = type.isAnnotationPresent(Sequential.class);
    Map<String, Found> found = new TreeMap<>();
    List<Class<?>> hierarchy = hierarchy(type, top);
    for (int depth = 0; depth < hierarchy.size(); depth++) {
      Class<?> declaring = hierarchy.get(depth);
      for (Method method : sorted(declaring.getDeclaredMethods(), Method::getName)) {
        Task task = method.getAnnotation(Task.class);
        if (task != null) {
          TaskNode node = methodTask(type, method, task, marks);
          add(found, node, depth, sequential ? source.lineOf(method) : 0);
        }
      }
      for (Class<?> nested : sorted(declaring.getDeclaredClasses(), Class::getSimpleName)) {
        Task task = nested.getAnnotation(Task.class);
        if (task != null) {
          TaskNode node = taskSet(nested, task, marks);
          add(found, node, depth, sequential ? source.lineOf(nested) : 0);
        }
      }
    }
    path.pop();
    if (found.isEmpty()) {
      throw wrong(type, "has nothing to do; mark at least one method with @Task");
    }
    return inOrder(type, sequential, found);
  }

  private static Tasks inOrder(Class<?> type, boolean sequential, Map<String, Found> found) {
    List<Found> order = new ArrayList<>(found.values());
    if (sequential) {
      order.sort(Comparator.comparingInt(Found::depth).thenComparingInt(Found::line));
    }
    Tasks tasks = new Tasks(sequential, order.stream().map(Found::node).toList());
    try {
      tasks.totalWeight();
    } catch (ArithmeticException e) {
      throw wrong(type, "has tasks whose weights add up to more than " + Integer.MAX_VALUE);
    }
    return tasks;
  }

  /** What overrides takes the place of its original. */
  private static void add(Map<String, Found> found, TaskNode node, int depth, int line) {
    found.merge(
        node.name(),
        new Found(node, depth, line),
        (original, over) -> new Found(over.node(), original.depth(), original.line()));
  }

  /** From the top down: a class's tasks come after those it inherits. */
  private static List<Class<?>> hierarchy(Class<?> type, Class<?> top) {
    Deque<Class<?>> classes = new ArrayDeque<>();
    for (Class<?> c = type; c != null && c != top; c = c.getSuperclass()) {
      classes.push(c);
    }
    return List.copyOf(classes);
  }

  private static <T> List<T> sorted(T[] members, Function<T, String> name) {
    // The order of declared members is not promised, and errors should always be the same one.
    return Arrays.stream(members).sorted(Comparator.comparing(name)).toList();
  }

  private static TaskMethod methodTask(Class<?> type, Method method, Task task, Marks around)
      throws IllegalAccessException {
    if (method.getParameterCount() > 0 || Modifier.isStatic(method.getModifiers())) {
      throw wrong(type, "has a task " + method.getName() + " that is static or takes parameters");
    }
    int weight = positive(task.weight(), method.getDeclaringClass(), "task " + method.getName());
    Marks marks = around.and(method.getAnnotation(Tag.class), method.getAnnotation(Needs.class));
    MethodHandle handle =
        within(method.getDeclaringClass())
            .unreflect(method)
            .asType(MethodType.methodType(void.class, Actor.class));
    return new TaskMethod(method.getName(), weight, marks.tags(), marks.needs(), handle);
  }

  private TaskSetClass taskSet(Class<?> type, Task task, Marks around)
      throws IllegalAccessException {
    if (!TaskSet.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
      throw wrong(type, "is marked with @Task, so it must extend TaskSet and not be abstract");
    }
    int weight = positive(task.weight(), type, "class");
    Marks marks = around.and(type.getAnnotation(Tag.class), type.getAnnotation(Needs.class));
    Tasks tasks = read(type, TaskSet.class, around);
    return new TaskSetClass(
        type.getSimpleName(), weight, marks.tags(), marks.needs(), constructorOf(type), tasks);
  }

  /** Of an inner class it takes the object around, which is whoever plays it. */
  private static MethodHandle constructorOf(Class<?> type) throws IllegalAccessException {
    boolean inner = !Modifier.isStatic(type.getModifiers());
    MethodType parameters =
        inner
            ? MethodType.methodType(void.class, type.getDeclaringClass())
            : MethodType.methodType(void.class);
    try {
      MethodHandle constructor = within(type).findConstructor(type, parameters);
      return (inner ? constructor : MethodHandles.dropArguments(constructor, 0, Actor.class))
          .asType(MethodType.methodType(TaskSet.class, Actor.class));
    } catch (NoSuchMethodException e) {
      throw noConstructor(type, e);
    }
  }

  /** Sees what the class itself sees, its private members too. */
  static MethodHandles.Lookup within(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  static int positive(int number, Class<?> type, String of) {
    if (number < 1) {
      throw wrong(type, "gives its " + of + " the weight " + number + "; it must be 1 or more");
    }
    return number;
  }

  static ScenarioException noConstructor(Class<?> type, NoSuchMethodException e) {
    return new ScenarioException(
        "class " + type.getName() + " needs a constructor without parameters", e);
  }

  static ScenarioException wrong(Class<?> type, String what) {
    return new ScenarioException("class " + type.getName() + " " + what);
  }
}
