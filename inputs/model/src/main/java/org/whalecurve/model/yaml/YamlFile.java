package org.whalecurve.model.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;

/** A YAML file of the model: its lines, and problems that show them. */
public final class YamlFile {
  /** Largest model file, in characters. */
  public static final int MAX_LENGTH = 1_000_000;

  private static final int MAX_DEPTH = 30;
  private static final int MAX_ALIASES = 20;

  private final String name;
  private final List<String> lines;
  private final Problems problems;

  YamlFile(String name, String text, Problems problems) {
    this.name = name;
    this.lines = text.lines().toList();
    this.problems = problems;
  }

  /**
   * The file's content; empty where there is none, or where it could not be read and that is told.
   */
  public static Optional<Yaml> read(String name, String text, Problems problems) {
    YamlFile file = new YamlFile(name, text, problems);
    if (text.length() > MAX_LENGTH) {
      file.problem(
          0,
          0,
          "file-too-large",
          "The file has " + text.length() + " characters; at most " + MAX_LENGTH + " are read.",
          "A model is small; data belongs in the sources.");
      return Optional.empty();
    }
    try {
      return file.compose(text);
    } catch (ReaderException e) {
      file.unreadable(text, e);
    } catch (MarkedYamlEngineException e) {
      file.badYaml(e);
    } catch (YamlEngineException e) {
      file.problem(0, 0, "bad-yaml", "This is no YAML: " + e.getMessage(), "");
    }
    return Optional.empty();
  }

  private Optional<Yaml> compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setCodePointLimit(MAX_LENGTH)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .build();
    if (!isHarmless(new Parse(settings).parseString(text))) return Optional.empty();
    return new Compose(settings).composeString(text).map(node -> new Yaml(this, node));
  }

  /** Looks through the events first, because composing nests as deep as the file does. */
  private boolean isHarmless(Iterable<Event> events) {
    int depth = 0;
    int aliases = 0;
    int documents = 0;
    for (Event event : events) {
      Event.ID id = event.getEventId();
      if (event instanceof CollectionStartEvent) depth++;
      if (event instanceof CollectionEndEvent) depth--;
      if (id == Event.ID.Alias) aliases++;
      if (id == Event.ID.DocumentStart) documents++;
      String harm = harm(event, depth, aliases, documents);
      if (harm != null) {
        problem(event.getStartMark(), "bad-yaml", harm, "The model's files are plain YAML.");
        return false;
      }
    }
    return true;
  }

  private static String harm(Event event, int depth, int aliases, int documents) {
    if (depth > MAX_DEPTH) return "The file is nested more than " + MAX_DEPTH + " deep.";
    if (aliases > MAX_ALIASES) return "The file has more than " + MAX_ALIASES + " aliases (*name).";
    if (documents > 1) return "A second document (---) begins here; a file holds one.";
    Optional<String> tag = Optional.empty();
    if (event instanceof ScalarEvent scalar) tag = scalar.getTag();
    if (event instanceof CollectionStartEvent start) tag = start.getTag();
    return tag.map(t -> "Type tags (" + t + ") are not read.").orElse(null);
  }

  private void unreadable(String text, ReaderException e) {
    int before = Math.min(e.getPosition(), text.length());
    int line = 1 + (int) text.substring(0, before).chars().filter(c -> c == '\n').count();
    problem(
        line,
        0,
        "bad-yaml",
        String.format("A character that no text has (U+%04X) stands here.", e.getCodePoint()),
        "Save the file as UTF-8 text.");
  }

  private void badYaml(MarkedYamlEngineException e) {
    String said = e.getProblem() == null ? String.valueOf(e.getContext()) : e.getProblem();
    int noticed = e.getProblemMark().map(Mark::getLine).orElse(-1);
    Optional<Mark> opened =
        e.getContextMark().filter(m -> neverCloses(said) && m.getLine() != noticed);
    problem(
        opened.or(e::getProblemMark).or(e::getContextMark),
        "bad-yaml",
        opened.isPresent()
            ? "What begins here is not closed: " + until(e.getProblemMark()) + "."
            : "This is no YAML: " + plain(said) + ".",
        remedyFor(said));
  }

  /** Brackets and quotes are missed where the next thing stands; the fault is where they open. */
  private static boolean neverCloses(String said) {
    return said.contains("expected ',' or") || said.contains("unexpected end of stream");
  }

  private String until(Optional<Mark> noticed) {
    int line = noticed.map(m -> m.getLine() + 1).orElse(lines.size() + 1);
    return line > lines.size()
        ? "the file ends first"
        : "on line " + line + " something else begins";
  }

  private static String plain(String said) {
    if (said.contains("expected <block end>")) {
      return "this line goes with none of the lines above it";
    }
    if (said.contains("could not find expected ':'")) {
      return "a key has no ':' behind it, or is longer than 1,024 characters";
    }
    return said.strip().replaceAll("[.]+$", "");
  }

  private static String remedyFor(String said) {
    if (said.contains("TAB") || said.contains("'\\t'")) return "Indent with blanks, not with tabs.";
    if (said.contains("mapping values are not allowed")) {
      return "Put a text that has ': ' in it in quotes; check that the line is indented as its"
          + " neighbours.";
    }
    if (said.contains("expected <block end>")) {
      return "Indent it as its neighbours; a mapping has no '-' before its keys, a list has one before"
          + " each item.";
    }
    return "Check the indentation and the brackets; put an expression that begins with a quote, or"
        + " has a comma inside { }, in double quotes as a whole.";
  }

  public void problem(Optional<Mark> mark, String code, String message, String remedy) {
    problem(
        mark.map(m -> m.getLine() + 1).orElse(0),
        mark.map(m -> m.getColumn() + 1).orElse(0),
        code,
        message,
        remedy);
  }

  public void problem(int line, int column, String code, String message, String remedy) {
    String excerpt = line < 1 || line > lines.size() ? "" : Excerpt.of(lines.get(line - 1), column);
    problems.add(new Problem(code, new SourcePlace(name, line, column), message, excerpt, remedy));
  }

  public SourcePlace place(int line, int column) {
    return new SourcePlace(name, line, column);
  }

  /** The first line with content after a block scalar's {@code |}, as its text's place. */
  public SourcePlace blockStart(int markLine) {
    int line = markLine + 1;
    while (line < lines.size() && lines.get(line - 1).isBlank()) line++;
    String text = line <= lines.size() ? lines.get(line - 1) : "";
    return place(line, text.length() - text.stripLeading().length() + 1);
  }
}
