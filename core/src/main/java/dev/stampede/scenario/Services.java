package dev.stampede.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The targets that a run offers to its users' calls, by type. Targets are composed, not inherited:
 * a user may hold agents, functions and HTTP clients side by side, and the engine knows none of
 * them.
 */
public final class Services {

  private final Map<Class<?>, Object> byType;

  private Services(Map<Class<?>, Object> byType) {
    this.byType = byType;
  }

  /** No service at all. */
  public static Services none() {
    return new Services(Map.of());
  }

  /** These services and one more. */
  public <T> Services with(Class<T> type, T service) {
    Map<Class<?>, Object> more = new LinkedHashMap<>(byType);
    more.put(type, service);
    return new Services(more);
  }

  /**
   * The service of this type.
   *
   * @throws IllegalStateException if the run offers none
   */
  public <T> T get(Class<T> type) {
    Object service = byType.get(type);
    if (service == null) {
      throw new IllegalStateException("this run offers no " + type.getSimpleName());
    }
    return type.cast(service);
  }
}
