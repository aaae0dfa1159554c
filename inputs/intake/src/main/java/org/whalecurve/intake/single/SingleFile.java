package org.whalecurve.intake.single;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.FileInspector;
import org.whalecurve.intake.FileShape;
import org.whalecurve.intake.read.FileKind;
import org.whalecurve.intake.read.Normaliser;
import org.whalecurve.intake.read.TextFile;
import org.whalecurve.intake.read.XlsxFile;
import org.whalecurve.intake.type.CellSql;
import org.whalecurve.intake.type.NumberStyle;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.Workspace;

/**
 * One file (CSV in any charset and delimiter, gzip, Excel, Parquet) made readable for the engine,
 * all columns as text, with SQL that reads them as numbers or days.
 */
public final class SingleFile {
  private static final String RELATION = "single_file";
  private static final int REJECTS_SHOWN = 20;

  private final Session session;
  private final FileShape shape;
  private final CellSql cells;
  private final String relation;
  private final List<Problem> refused;

  private SingleFile(Session session, FileShape shape, String relation, List<Problem> refused) {
    this.session = session;
    this.shape = shape;
    this.cells = new CellSql(session.dialect());
    this.relation = relation;
    this.refused = refused;
  }

  /**
   * Opens a file and registers its rows.
   *
   * @param scratch a folder for what the engine will read; it has to stay while the file is used
   * @throws org.whalecurve.kernel.ProblemException where the file cannot be read or has no header
   */
  public static SingleFile open(Session session, Path file, Path scratch) {
    Path folder = Path.of("").toAbsolutePath();
    FileShape shape = FileInspector.inspect(folder, file, Workspace.Format.GUESS);
    String name = file.toString().replace('\\', '/');
    return switch (FileKind.of(file, name)) {
      case PARQUET ->
          new SingleFile(session, shape, parquet(session, shape, file), List.<Problem>of());
      case XLSX -> workbook(session, shape, file, name, scratch);
      case TEXT, GZIP_TEXT -> text(session, shape, file, name, scratch);
    };
  }

  private static String parquet(Session session, FileShape shape, Path file) {
    List<String> header = shape.header();
    String columns =
        IntStream.range(0, header.size())
            .mapToObj(
                i ->
                    ", NULLIF(trim(CAST(%s AS VARCHAR)), '') AS c%d"
                        .formatted(session.dialect().name(header.get(i)), i))
            .collect(Collectors.joining());
    String from = session.dialect().parquetWithRowNumber(file);
    return "(SELECT file_row AS source_line" + columns + " FROM " + from + ")";
  }

  private static SingleFile workbook(
      Session session, FileShape shape, Path file, String name, Path scratch) {
    XlsxFile workbook =
        XlsxFile.open(file, name, shape.format().sheet(), shape.format().headerRow()).file();
    List<Boolean> commas =
        shape.columns().stream().map(c -> style(c) == NumberStyle.COMMA).toList();
    Path csv = scratch.resolve("rows.csv");
    workbook.write(all(shape), commas, csv, scratch.resolve("rejects.csv"));
    session.registerCsv(RELATION, csv, Normaliser.columnNames(shape.columns().size()));
    return new SingleFile(session, shape, RELATION, List.of());
  }

  private static SingleFile text(
      Session session, FileShape shape, Path file, String name, Path scratch) {
    TextFile text = TextFile.open(file, name, new TextFile.Hints(null, (byte) 0, 0)).file();
    Path csv = scratch.resolve("rows.csv");
    Path rejects = scratch.resolve("rejects.csv");
    Normaliser.Result result = Normaliser.write(text, all(shape), false, csv, rejects, bytes -> {});
    session.registerCsv(RELATION, csv, Normaliser.columnNames(shape.columns().size()));
    List<Problem> refused = result.rejected() == 0 ? List.of() : refused(session, name, rejects);
    return new SingleFile(session, shape, RELATION, refused);
  }

  private static List<Problem> refused(Session session, String name, Path rejects) {
    session.registerCsv("single_file_rejects", rejects, Normaliser.REJECT_COLUMNS);
    List<Problem> problems = new ArrayList<>();
    String select =
        "SELECT CAST(line AS BIGINT), value, reason FROM single_file_rejects ORDER BY 1 LIMIT "
            + REJECTS_SHOWN;
    for (Row row : session.query(select)) {
      SourcePlace place = new SourcePlace(name, (int) row.integer(0), 0);
      String message = row.text(2) + ": " + row.text(1);
      problems.add(new Problem("bad-row", place, message, "Mend the line or take it out."));
    }
    session.drop("single_file_rejects");
    return problems;
  }

  private static int[] all(FileShape shape) {
    return IntStream.range(0, shape.columns().size()).toArray();
  }

  private static NumberStyle style(FileShape.Column column) {
    NumberStyle style = column.style().number();
    return style == null ? NumberStyle.POINT : style;
  }

  /** The names of the columns as the header writes them. */
  public List<String> header() {
    return shape.header();
  }

  /** The columns with what a sample says of them. */
  public List<FileShape.Column> columns() {
    return shape.columns();
  }

  /** The column with one of these names, upper or lower case, the first name that there is. */
  public Optional<Integer> find(List<String> names) {
    List<String> header = header();
    for (String name : names) {
      for (int i = 0; i < header.size(); i++) {
        if (header.get(i).equalsIgnoreCase(name)) return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Rows that could not be divided into columns, the first of them. */
  public List<Problem> refused() {
    return refused;
  }

  /**
   * What stands in FROM: {@code source_line} as it counts in the file, {@code c0}, {@code c1}, … as
   * text without blanks around it, NULL where empty.
   */
  public String relation() {
    return relation;
  }

  /** SQL of a column as a number with twelve decimals; NULL where it is none. */
  public String number(int column) {
    return cells.number("c" + column, style(shape.columns().get(column)));
  }

  /** SQL of a column as a day; NULL where it is none. */
  public String date(int column) {
    return cells.date("c" + column, shape.columns().get(column).style().date());
  }

  /** The session that the relation belongs to. */
  public Session session() {
    return session;
  }
}
