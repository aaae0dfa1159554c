package org.whalecurve.flow.editing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the JSON schema of a model file allows at a place. */
final class SchemaTree {
  private static final Map<String, SchemaTree> READ = new ConcurrentHashMap<>();
  private static final List<String> CHOICES = List.of("anyOf", "oneOf", "allOf");
  private static final int DEPTH_MAX = 12;

  private final JsonNode root;

  private SchemaTree(JsonNode root) {
    this.root = root;
  }

  /**
   * One way to fill a place.
   *
   * @param description what it is; empty where the schema does not say
   * @param expression whether it is an expression
   */
  record Part(JsonNode schema, String description, boolean expression) {}

  /** The schema of a model file, by its path in the workspace. */
  static SchemaTree of(String file) {
    return READ.computeIfAbsent(file, SchemaTree::read);
  }

  private static SchemaTree read(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1).replace(".yaml", ".schema.json");
    try (InputStream in = SchemaTree.class.getResourceAsStream(name)) {
      return new SchemaTree(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every way to fill the place that a path leads to. */
  List<Part> at(List<String> path) {
    List<Part> parts = expand(new Part(root, "", false), 0);
    for (String name : path) {
      List<Part> next = new ArrayList<>();
      for (Part part : parts) {
        Part below = step(part.schema(), name);
        if (below != null) next.addAll(expand(below, 0));
      }
      parts = next;
    }
    return parts;
  }

  private static Part step(JsonNode schema, String name) {
    if (name.equals(Cursor.ITEM)) return child(schema.get("items"));
    JsonNode properties = schema.get("properties");
    if (properties != null && properties.has(name)) return child(properties.get(name));
    return child(schema.get("additionalProperties"));
  }

  private static Part child(JsonNode schema) {
    return schema == null || !schema.isObject() ? null : new Part(schema, "", false);
  }

  /** Follows references and choices; a description beside a reference goes before its own. */
  private List<Part> expand(Part part, int depth) {
    List<Part> all = new ArrayList<>();
    if (depth > DEPTH_MAX) return all;
    JsonNode schema = part.schema();
    String said = part.description().isEmpty() ? text(schema, "description") : part.description();
    all.add(new Part(schema, said, part.expression()));
    String reference = text(schema, "$ref");
    if (!reference.isEmpty()) {
      boolean expression = part.expression() || reference.endsWith("/expression");
      JsonNode target = root.at(reference.substring(1));
      all.addAll(expand(new Part(target, said, expression), depth + 1));
    }
    for (String choice : CHOICES) {
      JsonNode ways = schema.get(choice);
      if (ways == null) continue;
      for (JsonNode way : ways) all.addAll(expand(new Part(way, "", false), depth + 1));
    }
    return all;
  }

  /** What is said of a place: the first description of any of its ways. */
  static String description(List<Part> parts) {
    return parts.stream().map(Part::description).filter(d -> !d.isEmpty()).findFirst().orElse("");
  }

  static String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null || !value.isString() ? "" : value.asString();
  }
}
