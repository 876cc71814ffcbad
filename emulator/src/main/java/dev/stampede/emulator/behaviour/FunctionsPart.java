package dev.stampede.emulator.behaviour;

import dev.stampede.emulator.functions.FunctionSettings;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import dev.stampede.input.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code functions}: {@code none}, {@code realistic}, or what the account has and each
 * function by its name; what is left out is realistic.
 */
final class FunctionsPart {
  private static final String ACCOUNT = "account";
  private static final String CONCURRENCY = "concurrency";
  private static final String DEPLOYED = "deployed";
  private static final FunctionsSettings USUAL = FunctionsSettings.REALISTIC;

  private FunctionsPart() {}

  static FunctionsSettings read(Node section) {
    if (section instanceof Scalar) {
      String[] names = {"none", "realistic"};
      String name = Values.oneOf(section, "functions", names, known -> known);
      return name.equals("none") ? FunctionsSettings.NONE : USUAL;
    }
    Mapping values =
        section
            .mapping("functions", "realistic")
            .only("key", List.of(ACCOUNT, CONCURRENCY, DEPLOYED));
    return new FunctionsSettings(
        values.get(ACCOUNT).map(value -> value.text(ACCOUNT, "'1'")).orElse(USUAL.accountId()),
        values
            .get(CONCURRENCY)
            .map(value -> value.wholeNumber(CONCURRENCY, 1, 1_000_000))
            .orElse(USUAL.concurrency()),
        values.get(DEPLOYED).map(FunctionsPart::deployed).orElse(USUAL.functions()));
  }

  // In the order of the file, behind those it does not name.
  private static List<FunctionSettings> deployed(Node value) {
    Map<String, FunctionSettings> byName = new LinkedHashMap<>();
    USUAL.functions().forEach(function -> byName.put(function.name(), function));
    Mapping named = value.mapping(DEPLOYED, "\n  notes-actions-dev: {memory: 256}");
    named
        .fields()
        .forEach((name, field) -> {
          Optional<FunctionSettings> function =
              FunctionPart.read(name, field.value(), Optional.ofNullable(byName.get(name)));
          byName.remove(name);
          function.ifPresent(settings -> byName.put(name, settings));
        });
    return new ArrayList<>(byName.values());
  }

  static Object show(FunctionsSettings functions) {
    Map<String, Object> deployed = new LinkedHashMap<>();
    for (FunctionSettings usual : USUAL.functions()) {
      if (functions.function(usual.name()).isEmpty()) {
        deployed.put(usual.name(), false);
      }
    }
    functions
        .functions()
        .forEach(function -> deployed.put(function.name(), FunctionPart.show(function)));
    Map<String, Object> section = new LinkedHashMap<>();
    section.put(ACCOUNT, functions.accountId());
    section.put(CONCURRENCY, functions.concurrency());
    section.put(DEPLOYED, deployed);
    return section;
  }
}
