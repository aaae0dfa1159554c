package org.whalecurve.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.intake.read.FileKind;
import org.whalecurve.intake.read.SourceProblem;
import org.whalecurve.intake.read.TextFile;
import org.whalecurve.intake.read.XlsxFile;
import org.whalecurve.intake.type.ColumnGuess;
import org.whalecurve.intake.type.ColumnStyle;
import org.whalecurve.intake.type.StyleEvidence;
import org.whalecurve.model.Workspace;

/** Finds out how a source file is written and what its columns hold, from its beginning. */
public final class FileInspector {
  /** Rows that a shape keeps for people to look at. */
  private static final int SHOWN = 200;

  private FileInspector() {}

  /**
   * @param folder the workspace, which names of files are relative to
   * @param hints what the user states; {@link Workspace.Format#GUESS} for nothing
   * @throws org.whalecurve.kernel.ProblemException where the file cannot be read or is empty
   */
  public static FileShape inspect(Path folder, Path file, Workspace.Format hints) {
    return open(folder, file, hints).shape();
  }

  /** A file's shape and how to read all of it; both readers are null for Parquet. */
  record Opened(FileShape shape, TextFile text, XlsxFile workbook) {}

  static Opened open(Path folder, Path file, Workspace.Format hints) {
    String name = nameOf(folder, file);
    return switch (FileKind.of(file, name)) {
      case TEXT, GZIP_TEXT -> text(file, name, hints);
      case XLSX -> workbook(file, name, hints);
      case PARQUET -> new Opened(ParquetShape.of(file, name), null, null);
    };
  }

  /** A file's path relative to a folder, with forward slashes; absolute where it lies elsewhere. */
  static String nameOf(Path folder, Path file) {
    Path base = folder.toAbsolutePath().normalize();
    Path path = file.toAbsolutePath().normalize();
    boolean related = base.getRoot() != null && base.getRoot().equals(path.getRoot());
    return (related ? base.relativize(path) : path).toString().replace('\\', '/');
  }

  private static Opened text(Path path, String name, Workspace.Format hints) {
    TextFile.Opened opened = TextFile.open(path, name, hints(name, hints));
    TextFile file = opened.file();
    if (file.header().isEmpty()) {
      throw SourceProblem.of(
          "empty-file",
          name,
          "the file has no header",
          "Export it again, or take it out of 'files'.");
    }
    Workspace.Format format =
        new Workspace.Format(
            file.charset().name(),
            file.delimiter() == '\t' ? "\\t" : Character.toString((char) file.delimiter()),
            hints.decimal(),
            hints.dateFormat(),
            null,
            (int) file.headerLine());
    FileShape shape =
        shape(path, name, format, file.header(), opened.sample(), file.delimiter() == ';');
    return new Opened(shape, file, null);
  }

  private static Opened workbook(Path path, String name, Workspace.Format hints) {
    XlsxFile.Opened opened = XlsxFile.open(path, name, hints.sheet(), hints.headerRow());
    XlsxFile file = opened.file();
    Workspace.Format format =
        new Workspace.Format(
            null, null, hints.decimal(), hints.dateFormat(), file.sheet(), file.headerRow());
    FileShape shape = shape(path, name, format, file.header(), opened.sample(), false);
    return new Opened(shape, null, file);
  }

  static FileShape shape(
      Path path,
      String name,
      Workspace.Format format,
      List<String> header,
      List<List<String>> sample,
      boolean semicolons) {
    List<ColumnStyle> styles = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      int column = i;
      styles.add(ColumnGuess.of(header.get(i), sample.stream().map(r -> r.get(column)).toList()));
    }
    List<ColumnStyle> agreed =
        StyleEvidence.agree(styles, format.decimal(), format.dateFormat(), semicolons);
    List<FileShape.Column> columns = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      columns.add(new FileShape.Column(header.get(i), agreed.get(i).type(), agreed.get(i)));
    }
    List<List<String>> shown = List.copyOf(sample.subList(0, Math.min(SHOWN, sample.size())));
    return new FileShape(path, name, format, List.copyOf(columns), shown, size(path));
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TextFile.Hints hints(String file, Workspace.Format format) {
    return new TextFile.Hints(
        charset(file, format.encoding()), delimiter(file, format.delimiter()), format.headerRow());
  }

  private static Charset charset(String file, String name) {
    if (name == null) return null;
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw SourceProblem.of(
          "unknown-encoding",
          file,
          "there is no encoding '" + name + "'",
          "Usual ones: utf-8, gb18030, iso-8859-1, windows-1252, utf-16.");
    }
  }

  private static byte delimiter(String file, String delimiter) {
    if (delimiter == null || delimiter.isEmpty()) return 0;
    String one = delimiter.equals("\\t") || delimiter.equals("tab") ? "\t" : delimiter;
    if (one.length() == 1 && one.charAt(0) < 0x80 && "\"\r\n".indexOf(one.charAt(0)) < 0) {
      return (byte) one.charAt(0);
    }
    throw SourceProblem.of(
        "bad-delimiter",
        file,
        "'" + delimiter + "' is no delimiter",
        "Give one character, or \\t for a tab.");
  }
}
