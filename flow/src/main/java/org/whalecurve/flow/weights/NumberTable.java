package org.whalecurve.flow.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.whalecurve.intake.read.CellFile;
import org.whalecurve.kernel.Problems;
import org.whalecurve.value.weights.Flaw;

/**
 * Rows of numbers, with what names columns and rows where something does.
 *
 * @param header line of the header; null where there is none
 * @param columns names of the columns; empty where there is no header
 * @param names names of the rows; empty where there are none
 * @param namesColumn header of the names; empty where there is none
 */
record NumberTable(
    Cells cells,
    CellFile.Line header,
    List<String> columns,
    List<String> names,
    String namesColumn,
    List<CellFile.Line> lines,
    List<List<CellFile.Cell>> rows) {
  /** A first column of these names holds names even where they look like numbers. */
  private static final Set<String> NAMING =
      Set.of(
          "",
          "id",
          "name",
          "no",
          "alternative",
          "company",
          "customer",
          "expert",
          "编号",
          "名称",
          "客户",
          "专家");

  static NumberTable of(CellFile file, Problems problems) {
    Cells cells = new Cells(file, problems);
    CellFile.Line first = file.lines().get(0);
    boolean headed = isHeader(cells, first, file.lines().size());
    List<CellFile.Line> lines = file.lines().subList(headed ? 1 : 0, file.lines().size());
    boolean named = !lines.isEmpty() && isNamed(cells, headed ? first : null, lines.get(0));
    List<String> columns = headed ? texts(first.cells()) : List.of();
    String namesColumn = "";
    if (headed && named && columns.size() == width(lines)) {
      namesColumn = columns.get(0);
      columns = columns.subList(1, columns.size());
    }
    return new NumberTable(
        cells,
        headed ? first : null,
        columns,
        named ? lines.stream().map(l -> l.cells().get(0).text()).toList() : List.of(),
        namesColumn,
        lines,
        lines.stream().map(l -> l.cells().subList(named ? 1 : 0, l.cells().size())).toList());
  }

  /** Words behind the first cell, or a blank corner above a square: names, not numbers. */
  private static boolean isHeader(Cells cells, CellFile.Line line, int lines) {
    List<String> texts = texts(line.cells());
    boolean words =
        texts.stream()
            .skip(texts.size() > 1 ? 1 : 0)
            .anyMatch(text -> !text.isEmpty() && !cells.isNumber(text));
    return words || (texts.get(0).isEmpty() && lines == texts.size());
  }

  private static boolean isNamed(Cells cells, CellFile.Line header, CellFile.Line row) {
    String first = row.cells().get(0).text();
    if (!first.isEmpty() && !cells.isNumber(first)) return true;
    if (header == null || header.cells().size() != row.cells().size()) return false;
    String title = header.cells().get(0).text().toLowerCase(java.util.Locale.ROOT);
    return NAMING.contains(title)
        || title.endsWith("_id")
        || title.endsWith(" id")
        || title.endsWith("编号");
  }

  private static int width(List<CellFile.Line> lines) {
    return lines.stream().mapToInt(l -> l.cells().size()).max().orElse(0);
  }

  private static List<String> texts(List<CellFile.Cell> cells) {
    return cells.stream().map(CellFile.Cell::text).toList();
  }

  /** Names of the columns, by their places where the file has none. */
  List<String> labels(int count) {
    if (!columns.isEmpty()) return columns;
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  /**
   * Numbers by row; a problem for each cell that is none. Blank cells are NaN where they may be.
   */
  double[][] numbers(boolean blanks) {
    double[][] numbers = new double[rows.size()][];
    for (int i = 0; i < numbers.length; i++) {
      List<CellFile.Cell> row = rows.get(i);
      numbers[i] = new double[row.size()];
      for (int j = 0; j < row.size(); j++) {
        boolean blank = blanks && row.get(j).text().isEmpty();
        numbers[i][j] = blank ? Double.NaN : cells.number(lines.get(i), row.get(j));
      }
    }
    return numbers;
  }

  /** A problem for each row that has more or fewer cells than there are columns. */
  void checkWidths(int wanted) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() == wanted) continue;
      cells.problem(
          "row-width",
          lines.get(i),
          0,
          "The row has " + rows.get(i).size() + " values where there are " + wanted + " criteria.",
          "Give every row one value for each criterion.");
    }
  }

  /** A problem for each name of a column that is there twice. */
  void checkNames() {
    List<String> seen = new ArrayList<>();
    for (String column : columns) {
      if (seen.contains(column)) {
        String message = "There are two columns '" + column + "'.";
        cells.problem("name-twice", header, 0, message, "Give each criterion its own name.");
      }
      seen.add(column);
    }
  }

  /** Says at its place in the file what is wrong with a matrix. */
  void problem(String code, Flaw flaw) {
    if (flaw.row() < 0) {
      cells.problem(code, flaw.message(), flaw.remedy());
      return;
    }
    int column = flaw.column() < 0 ? 0 : rows.get(flaw.row()).get(flaw.column()).column();
    cells.problem(code, lines.get(flaw.row()), column, flaw.message(), flaw.remedy());
  }
}
