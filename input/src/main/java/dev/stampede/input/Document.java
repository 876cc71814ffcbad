package dev.stampede.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.stampede.input.Node.Mapping;
import dev.stampede.input.Node.Scalar;
import dev.stampede.input.Node.Sequence;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a YAML file into {@link Node}s that know their lines. JSON is YAML, too. What would make a
 * file say something else than it seems to (a name twice, a second document, aliases) is refused.
 */
public final class Document {

  /** Deeper than any file of ours, and shallow enough for the stack. */
  private static final int DEEPEST = 50;

  private static final int LARGEST_BYTES = 16 << 20;

  private final String name;
  private final YAMLParser yaml;

  private Document(String name, YAMLParser yaml) {
    this.name = name;
    this.yaml = yaml;
  }

  /**
   * The contents of a file, a mapping; an empty file is an empty one.
   *
   * @throws BadInput naming file, line and what is wrong
   */
  public static Mapping read(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new BadInput(file + ": is larger than 16 MB: is it the right file?");
      }
      return of(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new BadInput(file + ": there is no such file");
    } catch (AccessDeniedException e) {
      throw new BadInput(file + ": may not be read");
    } catch (MalformedInputException e) {
      throw new BadInput(file + ": is not UTF-8 text");
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * As {@link #read}, of a text.
   *
   * @param name what complaints call it
   */
  public static Mapping of(String name, String text) {
    try (YAMLParser yaml = new YAMLFactory().createParser(text)) {
      return new Document(name, yaml).whole();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new Spot(name, line).wrong("not valid YAML: " + why);
    } catch (IOException e) {
      throw new BadInput(name + ": cannot be read: " + e.getMessage());
    }
  }

  private Mapping whole() throws IOException {
    JsonToken first = yaml.nextToken();
    if (first == null) {
      return new Mapping(new Spot(name, 1), Map.of());
    }
    Node root = node(first, 0);
    if (root instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NOTHING) {
      return new Mapping(scalar.spot(), Map.of());
    }
    if (!(root instanceof Mapping mapping)) {
      throw root.wrong("the file must be a list of 'name: value' lines");
    }
    if (yaml.nextToken() != null) {
      throw spot().wrong("a second document begins here: one file, one document");
    }
    return mapping;
  }

  private Spot spot() {
    return new Spot(name, Math.max(1, yaml.currentTokenLocation().getLineNr()));
  }

  private Node node(JsonToken token, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw spot().wrong("nested more than " + DEEPEST + " deep");
    }
    if (yaml.isCurrentAlias()) {
      throw spot().wrong("aliases (*name) are not understood here: write the value out");
    }
    return switch (token) {
      case START_OBJECT -> mapping(depth);
      case START_ARRAY -> sequence(depth);
      case VALUE_NULL -> new Scalar(spot(), "", Scalar.Kind.NOTHING);
      case VALUE_TRUE, VALUE_FALSE ->
          new Scalar(spot(), yaml.getText().toLowerCase(java.util.Locale.ROOT), Scalar.Kind.FLAG);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Scalar(spot(), yaml.getText(), Scalar.Kind.NUMBER);
      default -> new Scalar(spot(), yaml.getText(), Scalar.Kind.TEXT);
    };
  }

  private Mapping mapping(int depth) throws IOException {
    Spot spot = spot();
    Map<String, Mapping.Field> fields = new LinkedHashMap<>();
    while (yaml.nextToken() == JsonToken.FIELD_NAME) {
      Spot at = spot();
      String key = yaml.currentName();
      Node value = node(yaml.nextToken(), depth + 1);
      Mapping.Field before = fields.putIfAbsent(key, new Mapping.Field(at, key, value));
      if (before != null) {
        throw at.wrong(
            "'%s' stands here twice: first in line %d".formatted(key, before.spot().line()));
      }
    }
    return new Mapping(spot, fields);
  }

  private Sequence sequence(int depth) throws IOException {
    Spot spot = spot();
    List<Node> items = new ArrayList<>();
    for (JsonToken token = yaml.nextToken();
        token != JsonToken.END_ARRAY;
        token = yaml.nextToken()) {
      items.add(node(token, depth + 1));
    }
    return new Sequence(spot, items);
  }
}
