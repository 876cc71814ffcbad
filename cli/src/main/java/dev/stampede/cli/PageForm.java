package dev.stampede.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.stampede.compile.ShapeClass;
import dev.stampede.config.Profile;
import dev.stampede.config.Setting;
import dev.stampede.scenario.UserClass;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The page's start form: what there is to choose from, and what was chosen last.
 *
 * @param repertoire what can be played
 * @param classes the user classes, as the last edit left them
 * @param chosen the names of those that took part last
 * @param wish the load that was asked for last
 * @param targets what may be tested, by the name that chooses it, with what it is
 * @param target the name of the one that was chosen last
 */
record PageForm(
    Repertoire repertoire,
    List<UserClass> classes,
    Set<String> chosen,
    LoadWish wish,
    Map<String, String> targets,
    String target) {

  private static final JsonFactory JSON = new JsonFactory();

  /** As the page reads it. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write(JsonGenerator json) throws IOException {
    Optional<Profile> profile =
        wish.profile().flatMap(name -> Optional.ofNullable(profiles().get(name)));
    json.writeStartObject();
    json.writeNumberField("users", wish.users().orElse(profile.map(Profile::users).orElse(1)));
    json.writeNumberField(
        "spawnRate", wish.spawnRate().orElse(profile.map(Profile::spawnRate).orElse(1.0)));
    Optional<Duration> runTime = wish.runTime().or(() -> profile.flatMap(Profile::runTime));
    json.writeStringField("runTime", runTime.map(LoadChoice::words).orElse(""));
    json.writeArrayFieldStart("userClasses");
    for (UserClass type : classes) {
      json.writeStartObject();
      json.writeStringField("name", type.name());
      json.writeNumberField("weight", type.weight());
      if (type.fixedCount().isPresent()) {
        json.writeNumberField("fixedCount", type.fixedCount().getAsInt());
      } else {
        json.writeNullField("fixedCount");
      }
      json.writeBooleanField("chosen", chosen.contains(type.name()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("targets");
    for (Map.Entry<String, String> known : targets.entrySet()) {
      json.writeStartObject();
      json.writeStringField("name", known.getKey());
      json.writeStringField("label", known.getValue());
      json.writeBooleanField("chosen", known.getKey().equals(target));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("profiles");
    for (Map.Entry<String, Profile> known : profiles().entrySet()) {
      profile(json, known.getKey(), known.getValue());
    }
    json.writeEndArray();
    textOrNull(json, "profile", wish.profile());
    strings(json, "shapes", shapes());
    textOrNull(json, "shape", shape());
    json.writeBooleanField("readOnly", false);
    json.writeNullField("problem");
    json.writeEndObject();
  }

  private static void profile(JsonGenerator json, String name, Profile profile) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("text", profile.purpose());
    json.writeNumberField("users", profile.users());
    json.writeNumberField("spawnRate", profile.spawnRate());
    json.writeStringField("runTime", profile.runTime().map(LoadChoice::words).orElse(""));
    json.writeEndObject();
  }

  private Map<String, Profile> profiles() {
    Map<String, Profile> profiles = new LinkedHashMap<>();
    for (Map.Entry<String, Setting<Profile>> known :
        repertoire.configuration().profiles().entrySet()) {
      profiles.put(known.getKey(), known.getValue().value());
    }
    return profiles;
  }

  private List<String> shapes() {
    return repertoire.scenario().shapes().stream().map(ShapeClass::name).toList();
  }

  /** A scenario's only shape decides the load unless somebody says otherwise. */
  private Optional<String> shape() {
    boolean only = shapes().size() == 1 && !wish.numbers() && wish.profile().isEmpty();
    return wish.shape().or(() -> only ? Optional.of(shapes().getFirst()) : Optional.empty());
  }

  private static void textOrNull(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    } else {
      json.writeNullField(name);
    }
  }

  private static void strings(JsonGenerator json, String name, Collection<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
