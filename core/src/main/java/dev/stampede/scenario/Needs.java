package dev.stampede.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a task cannot do without, such as {@code function:bulk_ops}. Where the run does not have it,
 * the task is left out before the start, with a note that says why. On a task set or a user class
 * it holds for every task within. The names belong to the room that offers the thing.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Needs {

  /** One name or several; all are needed. */
  String[] value();
}
