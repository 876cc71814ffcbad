package dev.stampede.compile;

import dev.stampede.load.Shape;
import dev.stampede.scenario.ScenarioException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** A {@link Shape} that a scenario file holds beside its users. */
public final class ShapeClass {

  private final String name;
  private final MethodHandle constructor;

  private ShapeClass(String name, MethodHandle constructor) {
    this.name = name;
    this.constructor = constructor;
  }

  /** Reads a class; empty where it needs parameters, so that it is a part of something else. */
  static Optional<ShapeClass> of(Class<? extends Shape> type) {
    try {
      MethodHandle constructor =
          MethodHandles.privateLookupIn(type, MethodHandles.lookup())
              .findConstructor(type, MethodType.methodType(void.class))
              .asType(MethodType.methodType(Shape.class));
      return Optional.of(new ShapeClass(type.getSimpleName(), constructor));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    } catch (IllegalAccessException e) {
      throw new ScenarioException("class " + type.getName() + " cannot be reached", e);
    }
  }

  /** The class's simple name. */
  public String name() {
    return name;
  }

  /**
   * Makes one.
   *
   * @throws ScenarioException if its constructor fails
   */
  public Shape create() {
    try {
      return (Shape) constructor.invokeExact();
    } catch (Throwable t) {
      String why = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      throw new ScenarioException("the shape " + name + " cannot be made: " + why, t);
    }
  }
}
