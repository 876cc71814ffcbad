package dev.stampede.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many users of a class there are, exactly: they are started first, before any class by weight
 * is dealt; the class's {@link Weight} then means nothing. Locust's {@code fixed_count}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FixedCount {

  /** 1 or more. */
  int value();
}
