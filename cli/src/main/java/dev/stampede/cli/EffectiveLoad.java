package dev.stampede.cli;

import dev.stampede.config.Origin;
import dev.stampede.config.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The load that a run comes to have, as values of its flags: what was asked for, what follows from
 * the profile, what is usual. What another layer has overruled is not in it.
 */
final class EffectiveLoad {

  /** The flags that decide a load. */
  static final List<String> FLAGS =
      List.of("users", "spawn-rate", "run-time", "load-profile", "shape");

  private EffectiveLoad() {}

  /**
   * The values by flag.
   *
   * @param origin tells where what was asked for comes from, by the flag's name
   */
  static Map<String, Setting<String>> of(RunOrder order, Function<String, Origin> origin) {
    LoadChoice load = order.load();
    LoadWish wish = order.wish();
    Origin otherwise =
        load.from().isEmpty() ? new Origin.Default() : new Origin.Derived(load.from());
    Map<String, Setting<String>> values = new LinkedHashMap<>();
    if (load.users() > 0) {
      boolean own = wish.users().orElse(0) == load.users();
      values.put("users", setting(load.users(), own ? origin.apply("users") : otherwise));
    }
    if (load.spawnRate() > 0) {
      boolean own = wish.spawnRate().isPresent();
      values.put(
          "spawn-rate", setting(load.spawnRate(), own ? origin.apply("spawn-rate") : otherwise));
    }
    load.runTime()
        .ifPresent(time -> {
          boolean own = wish.runTime().equals(load.runTime());
          values.put("run-time", setting(time, own ? origin.apply("run-time") : otherwise));
        });
    wish.profile()
        .ifPresent(name -> values.put("load-profile", setting(name, origin.apply("load-profile"))));
    wish.shape()
        .ifPresent(name -> values.put("shape", setting(name, ofShape(origin.apply("shape")))));
    return values;
  }

  private static Origin ofShape(Origin said) {
    return said instanceof Origin.Default ? new Origin.Derived("the scenario's only shape") : said;
  }

  private static Setting<String> setting(Object value, Origin origin) {
    return new Setting<>(EffectiveFlags.words(value), origin);
  }
}
