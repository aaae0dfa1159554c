package org.whalecurve.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whalecurve.engine.Engine;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.read.SourceProblem;
import org.whalecurve.intake.type.ColumnStyle;
import org.whalecurve.intake.type.NumberStyle;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Workspace;

/** Columns and first rows of a Parquet file, read by the engine at hand. */
final class ParquetShape {
  private static final int SAMPLE_ROWS = 5_000;
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+), ?(\\d+)\\)");

  private ParquetShape() {}

  static FileShape of(Path path, String name) {
    Path temp = null;
    try {
      temp = Files.createTempDirectory("whalecurve");
      try (Session session = engine().open(new Engine.Config(1, "", temp))) {
        return of(session, path, name);
      }
    } catch (EngineException e) {
      throw SourceProblem.of(
          "damaged-file",
          name,
          "the Parquet file is damaged or was cut off",
          "Fetch it again, or export it anew.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (temp != null) temp.toFile().delete();
    }
  }

  private static Engine engine() {
    return ServiceLoader.load(Engine.class)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no engine on the class path"));
  }

  private static FileShape of(Session session, Path path, String name) {
    String from = session.dialect().parquetWithRowNumber(path);
    List<Session.Column> columns = new ArrayList<>(session.describe("SELECT * FROM " + from));
    columns.removeIf(c -> c.name().equals("file_row"));
    String texts =
        columns.stream()
            .map(c -> "CAST(" + session.dialect().name(c.name()) + " AS VARCHAR)")
            .collect(Collectors.joining(", "));
    List<List<String>> sample =
        session
            .query("SELECT " + texts + " FROM " + from + " WHERE file_row <= " + SAMPLE_ROWS)
            .stream()
            .map(row -> texts(row))
            .toList();
    List<String> header = columns.stream().map(Session.Column::name).toList();
    FileShape shape =
        FileInspector.shape(path, name, Workspace.Format.GUESS, header, sample, false);
    return typed(shape, columns);
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) texts.add(row.text(i) == null ? "" : row.text(i));
    return texts;
  }

  /** The types that the file states win over those that its sample suggests. */
  private static FileShape typed(FileShape shape, List<Session.Column> stated) {
    List<FileShape.Column> columns = new ArrayList<>();
    for (int i = 0; i < stated.size(); i++) {
      FileShape.Column guessed = shape.columns().get(i);
      ValueType type = type(stated.get(i).sqlType(), guessed.type());
      ColumnStyle style = guessed.style().withType(type);
      boolean text = isText(stated.get(i).sqlType());
      if (type == ValueType.NUMBER && !text) style = style.withNumber(NumberStyle.POINT);
      style = style.withStored(stored(stated.get(i).sqlType()));
      columns.add(new FileShape.Column(guessed.name(), type, style));
    }
    return new FileShape(
        shape.path(), shape.file(), shape.format(), columns, shape.sample(), shape.bytes());
  }

  /** Floating point and wide decimals are read from their text, as in any other file. */
  private static ValueType stored(String sqlType) {
    String type = sqlType.toUpperCase(Locale.ROOT);
    if (type.equals("DATE") || type.equals("TIMESTAMP")) return ValueType.DATE;
    if (type.equals("BOOLEAN")) return ValueType.BOOLEAN;
    if (type.matches("(TINY|SMALL|BIG)?INT|INTEGER")) return ValueType.NUMBER;
    Matcher decimal = DECIMAL.matcher(type);
    if (!decimal.matches()) return null;
    int scale = Integer.parseInt(decimal.group(2));
    boolean fits = scale <= 6 && Integer.parseInt(decimal.group(1)) - scale <= 12;
    return fits ? ValueType.NUMBER : null;
  }

  private static ValueType type(String sqlType, ValueType guessed) {
    String type = sqlType.toUpperCase(Locale.ROOT);
    if (type.startsWith("DATE") || type.startsWith("TIMESTAMP")) return ValueType.DATE;
    if (type.startsWith("BOOL")) return ValueType.BOOLEAN;
    if (isText(type)) return guessed;
    boolean number =
        type.startsWith("DECIMAL")
            || type.contains("INT")
            || type.equals("DOUBLE")
            || type.equals("FLOAT")
            || type.equals("REAL");
    return number ? ValueType.NUMBER : ValueType.TEXT;
  }

  private static boolean isText(String sqlType) {
    return sqlType.equalsIgnoreCase("VARCHAR") || sqlType.equalsIgnoreCase("STRING");
  }
}
