package org.whalecurve.flow.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.whalecurve.intake.read.CellFile;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.Excerpt;

/** A file's cells as numbers; what is no number becomes a problem with its place. */
final class Cells {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private final CellFile file;
  private final Problems problems;

  Cells(CellFile file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static CellFile open(Path path) {
    String name = path.toString().replace('\\', '/');
    if (Files.isRegularFile(path)) return CellFile.read(path, name);
    throw new ProblemException(
        new Problem(
            "no-file", SourcePlace.ofFile(name), "There is no such file.", "Check the path."));
  }

  /** Whether a cell is a number or a fraction. */
  boolean isNumber(String text) {
    return !Double.isNaN(number(text));
  }

  /** NaN, and a problem, where the cell is no number. */
  double number(CellFile.Line line, CellFile.Cell cell) {
    double value = number(cell.text());
    if (Double.isNaN(value)) {
      problem(
          "not-a-number",
          line,
          cell.column(),
          cell.text().isEmpty() ? "There is no number." : "'" + cell.text() + "' is no number.",
          "Write it as 5, 0.2 or 1/5. Spreadsheets turn 1/5 into a date: format the cells as text.");
    }
    return value;
  }

  /** A decimal or a fraction; NaN where it is neither. */
  private double number(String cell) {
    String text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
    if (file.delimiter() != ',' && text.indexOf('.') < 0) text = text.replace(',', '.');
    int slash = text.indexOf('/');
    if (slash < 0) return decimal(text);
    return decimal(text.substring(0, slash).strip()) / decimal(text.substring(slash + 1).strip());
  }

  private static double decimal(String text) {
    return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
  }

  void problem(String code, CellFile.Line line, int column, String message, String remedy) {
    problems.add(
        new Problem(
            code,
            new SourcePlace(file.file(), line.number(), column),
            message,
            Excerpt.of(line.text(), column),
            remedy));
  }

  void problem(String code, String message, String remedy) {
    problems.add(code, SourcePlace.ofFile(file.file()), message, remedy);
  }
}
