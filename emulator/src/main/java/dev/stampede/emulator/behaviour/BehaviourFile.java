package dev.stampede.emulator.behaviour;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stampede.emulator.wire.SignatureCheck;
import dev.stampede.input.Document;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A behaviour as YAML (or JSON): the file of {@code --behaviour}, and the body of {@code GET} and
 * {@code PUT /_emulator/behaviour}. What it leaves out is as in {@link Behaviour#DEFAULT}. A wrong
 * one is refused whole. {@code docs/emulator.md} tells what may stand in it.
 *
 * <p>A part of the behaviour is a line in {@link #PARTS}: its key, and how it is read and shown.
 */
public final class BehaviourFile {
  private static final List<Part<?>> PARTS =
      List.of(
          new Part<>(
              "region",
              Behaviour::region,
              Behaviour::withRegion,
              value -> value.text("region", "eu-central-1"),
              region -> region),
          new Part<>(
              "latency",
              Behaviour::latency,
              Behaviour::withLatency,
              LatencyPart::read,
              LatencyPart::show),
          new Part<>(
              "agents",
              Behaviour::agents,
              Behaviour::withAgents,
              AgentsPart::read,
              AgentsPart::show),
          new Part<>(
              "functions",
              Behaviour::functions,
              Behaviour::withFunctions,
              FunctionsPart::read,
              FunctionsPart::show),
          new Part<>(
              "faults",
              Behaviour::faults,
              Behaviour::withFaults,
              FaultsPart::ofAgents,
              FaultsPart::show),
          new Part<>(
              "quotas",
              Behaviour::quotas,
              Behaviour::withQuotas,
              QuotasPart::read,
              QuotasPart::show),
          new Part<>(
              "signatures",
              Behaviour::signatures,
              Behaviour::withSignatures,
              value -> value.read("signatures", "log", SignatureCheck::parse),
              SignatureCheck::label));

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private BehaviourFile() {}

  /**
   * Reads a file.
   *
   * @throws dev.stampede.input.BadInput if there is no such file or it is wrong: file, line, what
   *     is wrong, and the nearest right name
   */
  public static Behaviour read(Path file) {
    return behaviour(Document.read(file));
  }

  /**
   * Reads a text.
   *
   * @param name what complaints call it
   * @throws dev.stampede.input.BadInput as {@link #read}
   */
  public static Behaviour parse(String name, String text) {
    return behaviour(Document.of(name, text));
  }

  private static Behaviour behaviour(Mapping file) {
    file.only("key", PARTS.stream().map(Part::key).toList());
    Behaviour behaviour = Behaviour.DEFAULT;
    for (Part<?> part : PARTS) {
      Node section = file.get(part.key()).orElse(null);
      behaviour = section == null ? behaviour : part.readInto(behaviour, section);
    }
    return behaviour;
  }

  /** A behaviour as the YAML that says all of it. */
  public static String show(Behaviour behaviour) {
    Map<String, Object> file = new LinkedHashMap<>();
    PARTS.forEach(part -> part.showIn(file, behaviour));
    try {
      return YAML.writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and words can always be written", e);
    }
  }
}
