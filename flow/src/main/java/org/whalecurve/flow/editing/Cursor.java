package org.whalecurve.flow.editing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out where in a YAML text somebody is writing. The text need not be whole: what stands
 * before the cursor says enough, by its indentation and brackets.
 */
final class Cursor {
  /** Path element of a list's item. */
  static final String ITEM = "[]";

  private static final String MAP = "{";
  private static final int NO_SCALAR = -1;
  private static final Pattern KEY =
      Pattern.compile(
          "(\"[^\"]*\"|'[^']*'|[^\\s#:{}\\[\\],&*!|>'\"%@`-][^:#{}\\[\\]]*?)\\s*:(?=\\s|$)");
  private static final Pattern BLOCK_SCALAR = Pattern.compile("[|>][+-]?\\d*[+-]?\\s*(#.*)?");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*$");

  private final Deque<Frame> frames = new ArrayDeque<>();
  private int scalarIndent = NO_SCALAR;
  private String typed = "";
  private boolean value;
  private boolean key;

  /**
   * Where somebody is writing.
   *
   * @param path keys that lead there, {@link #ITEM} for items of lists
   * @param key whether a key may stand here
   * @param value whether a value may
   * @param word beginning of the word that is being written
   * @param taken keys that the same mapping has already, as far as the cursor
   */
  record Place(List<String> path, boolean key, boolean value, String word, Set<String> taken) {}

  /** A key, an item or a bracket that is open; {@code indent} is −1 inside brackets. */
  private record Frame(int indent, String name, Set<String> keys) {
    Frame(int indent, String name) {
      this(indent, name, new HashSet<>());
    }
  }

  private Cursor() {
    frames.push(new Frame(-2, ""));
  }

  /**
   * The place of a cursor.
   *
   * @param line from 1
   * @param column from 1: 1 is before the first character
   */
  static Place at(String text, int line, int column) {
    Cursor cursor = new Cursor();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < Math.min(line - 1, lines.size()); i++) cursor.line(lines.get(i), false);
    String last = line <= lines.size() ? lines.get(line - 1) : "";
    String before =
        last.length() >= column - 1 ? last.substring(0, column - 1) : padded(last, column - 1);
    cursor.line(before, true);
    return cursor.place();
  }

  private static String padded(String text, int length) {
    return text + " ".repeat(Math.min(1000, length - text.length()));
  }

  private Place place() {
    List<String> path = new ArrayList<>();
    for (Frame frame : frames) {
      if (!frame.name().isEmpty() && !frame.name().equals(MAP)) path.add(0, frame.name());
    }
    Matcher word = WORD.matcher(typed);
    return new Place(
        path, key, value, word.find() ? word.group() : "", Set.copyOf(frames.peek().keys()));
  }

  private void line(String line, boolean last) {
    int indent = line.length() - line.stripLeading().length();
    if (scalarIndent != NO_SCALAR && (line.isBlank() && !last || indent > scalarIndent)) {
      if (last) writing(line, false, true);
      return;
    }
    scalarIndent = NO_SCALAR;
    if (inBrackets()) {
      brackets(line, 0, last);
    } else if (last || !line.isBlank() && line.charAt(indent) != '#') {
      block(line, indent, last);
    }
  }

  private void block(String line, int indent, boolean last) {
    int at = indent;
    while (line.startsWith("- ", at) || line.length() == at + 1 && line.charAt(at) == '-') {
      close(at, true);
      frames.push(new Frame(at, ITEM));
      at++;
      while (at < line.length() && line.charAt(at) == ' ') at++;
    }
    Matcher found = KEY.matcher(line).region(at, line.length());
    if (found.lookingAt()) {
      close(at, false);
      open(at, unquoted(found.group(1)));
      behindKey(line, found.end(), at, last);
    } else if (opensBracket(line, at)) {
      brackets(line, at, last);
    } else if (last) {
      close(at, false);
      boolean comment = line.startsWith("#", at) || line.contains(" #");
      writing(line.substring(at), !comment, !comment);
    }
  }

  private void behindKey(String line, int from, int indent, boolean last) {
    int at = from;
    while (at < line.length() && line.charAt(at) == ' ') at++;
    String rest = line.substring(at);
    if (BLOCK_SCALAR.matcher(rest).matches()) scalarIndent = indent;
    if (opensBracket(line, at)) brackets(line, at, last);
    else if (last) writing(rest, false, !rest.startsWith("#") && !rest.contains(" #"));
  }

  private static boolean opensBracket(String line, int at) {
    return at < line.length() && (line.charAt(at) == '{' || line.charAt(at) == '[');
  }

  private void writing(String text, boolean mayBeKey, boolean mayBeValue) {
    typed = text;
    key = mayBeKey;
    value = mayBeValue;
  }

  /** A list may stand as far left as the key that it belongs to. */
  private void close(int indent, boolean item) {
    while (frames.peek().indent() > indent
        || frames.peek().indent() == indent && !(item && !frames.peek().name().equals(ITEM))) {
      frames.pop();
    }
  }

  private void open(int indent, String name) {
    frames.peek().keys().add(name);
    frames.push(new Frame(indent, name));
  }

  private boolean inBrackets() {
    return frames.peek().indent() == -1;
  }

  private void brackets(String line, int from, boolean last) {
    int begin = from;
    int at = from;
    while (at < line.length() && (at == from || inBrackets())) {
      char c = line.charAt(at);
      if (c == '"' || c == '\'') {
        int end = line.indexOf(c, at + 1);
        at = end < 0 ? line.length() : end + 1;
        continue;
      }
      if (c == '#' && at > 0 && line.charAt(at - 1) == ' ') return;
      if (bracket(c, line, begin, at)) begin = at + 1;
      at++;
    }
    if (last && inBrackets()) {
      boolean keyHere = frames.peek().name().equals(MAP);
      writing(line.substring(Math.min(begin, line.length())), keyHere, !keyHere);
    }
  }

  /** Whether something new begins behind the character. */
  private boolean bracket(char c, String line, int begin, int at) {
    boolean inMap = inBrackets() && frames.peek().name().equals(MAP);
    boolean ends = at + 1 == line.length() || line.charAt(at + 1) == ' ';
    if (c == '{' || c == '[') {
      frames.push(new Frame(-1, c == '{' ? MAP : ITEM));
    } else if (c == ':' && inMap && ends) {
      open(-1, unquoted(line.substring(begin, at).strip()));
    } else if (c == ',') {
      endOfValue();
    } else if (c == '}' || c == ']') {
      endOfValue();
      if (inBrackets()) frames.pop();
    } else {
      return false;
    }
    return true;
  }

  private void endOfValue() {
    boolean container = frames.peek().name().equals(MAP) || frames.peek().name().equals(ITEM);
    if (inBrackets() && !container) frames.pop();
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
