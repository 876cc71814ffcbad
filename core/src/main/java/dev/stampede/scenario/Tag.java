package dev.stampede.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names that {@code -T/--tags} and {@code -E/--exclude-tags} choose tasks by. On a task set or a
 * user class it holds for every task within.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Tag {

  /** One name or several. */
  String[] value();
}
