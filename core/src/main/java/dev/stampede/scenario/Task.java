package dev.stampede.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what a user does, again and again: a method without parameters, or a {@link TaskSet} within
 * the class.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Task {

  /** How often it is drawn, relative to the other tasks of its class; 1 or more. */
  int weight() default 1;
}
