package org.whalecurve.flow.editing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.whalecurve.flow.editing.SchemaTree.Part;
import org.whalecurve.kernel.Expr;
import org.whalecurve.tables.Table;
import tools.jackson.databind.JsonNode;

/** What could be written at a place of a model file. */
public final class Completions {
  private static final Set<String> NODES = Set.of("shares", "survey", "to", "marketing");
  private static final List<String> OBJECTS =
      List.of("customer", "product", "channel", "order", "facility");
  private static final List<String> WORDS =
      List.of("AND", "OR", "NOT", "IN", "LIKE", "IS NULL", "IS NOT NULL", "BETWEEN", "CASE WHEN");

  private final String file;
  private final String text;
  private final Cursor.Place place;
  private final List<Part> parts;
  private final Vocabulary names;
  private final Map<String, Completion> found = new LinkedHashMap<>();

  /** What a completion is. */
  public enum Kind {
    KEY,
    VALUE,
    POOL,
    RESOURCE,
    ACTIVITY,
    COST_OBJECT,
    COLUMN,
    FUNCTION,
    OPERATOR
  }

  /**
   * Something that could be written in place of the word at the cursor.
   *
   * @param en what it is, in English; empty where nothing is known
   * @param zh the same in Chinese; empty where nothing is known
   */
  public record Completion(String text, Kind kind, String en, String zh) {}

  private Completions(Path workspace, String file, String text, Cursor.Place place) {
    this.file = file;
    this.text = text;
    this.place = place;
    this.parts = SchemaTree.of(file).at(place.path());
    this.names = Vocabulary.of(workspace, file, text);
  }

  /**
   * Everything that fits, in the order of the schema; those that begin with the word at the cursor,
   * without regard to case.
   *
   * @param file a file of the model, by path or name
   * @param text its text as it is being written; it need not be whole
   * @param line of the cursor, from 1
   * @param column of the cursor, from 1: 1 is before the first character
   */
  public static List<Completion> at(
      Path workspace, String file, String text, int line, int column) {
    Cursor.Place place = Cursor.at(text, line, column);
    Completions all = new Completions(workspace, Drafts.path(file), text, place);
    if (place.key()) all.keys();
    if (place.value()) all.values();
    String word = place.word().toLowerCase(Locale.ROOT);
    return all.found.values().stream()
        .filter(c -> c.text().toLowerCase(Locale.ROOT).startsWith(word))
        .toList();
  }

  private void add(String written, Kind kind, String en) {
    found.putIfAbsent(written, new Completion(written, kind, en, Glossary.chinese(en)));
  }

  private void keys() {
    for (Part part : parts) {
      JsonNode properties = part.schema().get("properties");
      if (properties == null) continue;
      for (String key : properties.propertyNames()) {
        if (!place.taken().contains(key)) add(key, Kind.KEY, describe(key));
      }
    }
    String last = last(0);
    if (last.equals("shares") || last.equals("survey")) nodes();
    if (last.equals("columns") && place.path().size() > 1) {
      for (Table.Column column : Vocabulary.canonical(place.path().get(1))) {
        if (!place.taken().contains(column.name())) {
          add(column.name(), Kind.COLUMN, column.meaning());
        }
      }
    }
  }

  private String describe(String key) {
    List<String> below = new ArrayList<>(place.path());
    below.add(key);
    return SchemaTree.description(SchemaTree.of(file).at(below));
  }

  private void values() {
    for (Part part : parts) {
      JsonNode schema = part.schema();
      JsonNode choices = schema.get("enum");
      if (choices != null) choices.forEach(c -> add(c.asString(), Kind.VALUE, part.description()));
      String constant = SchemaTree.text(schema, "const");
      if (!constant.isEmpty()) add(constant, Kind.VALUE, part.description());
      if (SchemaTree.text(schema, "type").equals("boolean")) {
        for (String word : List.of("true", "false")) add(word, Kind.VALUE, part.description());
      }
    }
    String key = last(0).equals(Cursor.ITEM) ? last(1) : last(0);
    if (NODES.contains(key)) nodes();
    if (key.equals("to")) OBJECTS.forEach(o -> add(o, Kind.COST_OBJECT, ""));
    if (key.equals("resource")) resources();
    boolean columns = key.equals("dimensions") || last(1).equals("columns");
    if (columns || parts.stream().anyMatch(Part::expression)) expression();
  }

  private String last(int back) {
    int at = place.path().size() - 1 - back;
    return at < 0 ? "" : place.path().get(at);
  }

  private void nodes() {
    if (last(0).equals("marketing") || last(1).equals("marketing")) {
      names.nodes(cost(), "pools").forEach(n -> add(n, Kind.POOL, ""));
    } else {
      resources();
    }
    names.nodes(cost(), "activities").forEach(n -> add(n, Kind.ACTIVITY, ""));
  }

  private void resources() {
    names.nodes(cost(), "resources").forEach(n -> add(n, Kind.RESOURCE, ""));
  }

  private String cost() {
    return file.equals("model/cost.yaml") ? text : "";
  }

  private void expression() {
    names.columns(file, place.path()).forEach((name, table) -> add(name, Kind.COLUMN, table));
    Expr.Functions.NAMES.stream().sorted().forEach(f -> add(f, Kind.FUNCTION, ""));
    WORDS.forEach(word -> add(word, Kind.OPERATOR, ""));
  }
}
