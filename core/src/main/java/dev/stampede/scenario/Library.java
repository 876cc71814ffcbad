package dev.stampede.scenario;

import dev.stampede.input.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What users may say and send, by name, so that a scenario need not hold it: a service of the run.
 *
 * @param messages texts by topic
 * @param payloads what functions are sent: JSON objects in Java's own types
 */
public record Library(
    Map<String, List<String>> messages, Map<String, Map<String, @Nullable Object>> payloads) {

  /** Takes copies, which nobody can change. */
  public Library {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    messages.forEach((topic, all) -> texts.put(topic, List.copyOf(all)));
    messages = java.util.Collections.unmodifiableMap(texts);
    payloads = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(payloads));
  }

  /**
   * The texts of a topic.
   *
   * @throws ScenarioException if there are none, naming the nearest topic
   */
  public List<String> texts(String topic) {
    List<String> texts = messages.get(topic);
    if (texts == null) {
      throw unknown("messages", topic, messages.keySet());
    }
    return texts;
  }

  /**
   * The payload of a name.
   *
   * @throws ScenarioException if there is none, naming the nearest one
   */
  public Map<String, @Nullable Object> payload(String name) {
    Map<String, @Nullable Object> payload = payloads.get(name);
    if (payload == null) {
      throw unknown("payload", name, payloads.keySet());
    }
    return payload;
  }

  private static ScenarioException unknown(String what, String name, Collection<String> known) {
    return new ScenarioException(
        "there is no %s '%s' in the configuration%s; there are %s"
            .formatted(what, name, Nearest.hint(name, known), String.join(", ", known)));
  }
}
