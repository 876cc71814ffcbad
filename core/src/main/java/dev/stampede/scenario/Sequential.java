package dev.stampede.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Plays the tasks of a {@link TaskSet} (or of a whole {@link User}) one after the other, in the
 * order in which they are written, and then from the first again: Locust's {@code
 * SequentialTaskSet}. A weight of 3 plays a task three times before the next. Inherited tasks come
 * first.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Sequential {}
