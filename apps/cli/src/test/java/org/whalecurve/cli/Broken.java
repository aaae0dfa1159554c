package org.whalecurve.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small company with one thing broken, the command that meets it, and the exit code due. Without
 * a command it is {@code check}.
 */
final class Broken {
  private static final int SHOWN_LINES = 12;
  private static final int SHOWN_WIDTH = 110;

  /** A change to the company's folder. */
  @FunctionalInterface
  interface Change {
    void in(Path folder) throws IOException;
  }

  private final String name;
  private final String did;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private List<String> command = List.of("check");
  private int code = 1;

  private Broken(String name, String did) {
    this.name = name;
    this.did = did;
  }

  /**
   * A case.
   *
   * @param name short, as a heading
   * @param did what the user did, in a sentence
   */
  static Broken when(String name, String did) {
    return new Broken(name, did);
  }

  /** A text in a file is replaced; the new text is shown. */
  Broken with(String file, String from, String to) {
    changes.add(
        folder -> {
          String text = Files.readString(folder.resolve(file));
          if (!text.contains(from)) throw new IllegalStateException(name + ": no " + from);
          Files.writeString(folder.resolve(file), text.replace(from, to));
        });
    return showing(file, to);
  }

  /** A file of this text. */
  Broken with(String file, String text) {
    return with(file, text, StandardCharsets.UTF_8);
  }

  Broken with(String file, String text, Charset charset) {
    return with(file, text.getBytes(charset)).showing(file, text);
  }

  /** A file of these bytes, which are not shown. */
  Broken with(String file, byte[] bytes) {
    return with(
        folder -> {
          Files.createDirectories(folder.resolve(file).getParent());
          Files.write(folder.resolve(file), bytes);
        });
  }

  Broken with(Change change) {
    changes.add(change);
    return this;
  }

  /** A source of data/sales.csv is another file. */
  Broken sales(String file) {
    return with("whalecurve.yaml", "data/sales.csv", file);
  }

  private Broken showing(String file, String text) {
    List<String> lines = text.lines().toList();
    StringBuilder shorter = new StringBuilder("# " + file + "\n");
    lines.stream().limit(SHOWN_LINES).forEach(l -> shorter.append(cut(l)).append('\n'));
    if (lines.size() > SHOWN_LINES) shorter.append("… ").append(lines.size()).append(" lines\n");
    shown.add(shorter.toString());
    return this;
  }

  private static String cut(String line) {
    return line.length() <= SHOWN_WIDTH
        ? line
        : line.substring(0, SHOWN_WIDTH) + "… (" + line.length() + " characters)";
  }

  Broken command(String... args) {
    command = List.of(args);
    return this;
  }

  Broken exit(int expected) {
    code = expected;
    return this;
  }

  String name() {
    return name;
  }

  String did() {
    return did;
  }

  String shown() {
    return String.join("\n", shown);
  }

  List<String> command() {
    return command;
  }

  int code() {
    return code;
  }

  void breakIn(Path folder) {
    try {
      for (Change change : changes) change.in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
