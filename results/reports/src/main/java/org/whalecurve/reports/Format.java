package org.whalecurve.reports;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;

/** The forms in which a sheet can leave. */
public enum Format {
  /** Aligned columns for a terminal. */
  TEXT("txt"),
  /** RFC 4180 in UTF-8. */
  CSV("csv"),
  /** The same with a byte order mark, so that spreadsheets take it for UTF-8. */
  CSV_WITH_BOM(""),
  XLSX("xlsx"),
  /** An array with one object per row; amounts are numbers with all their decimals. */
  JSON("json"),
  /** A page with one table. */
  HTML("html"),
  /** Pages with one table, for lists that people print. */
  PDF("pdf");

  private final String ending;

  Format(String ending) {
    this.ending = ending;
  }

  /** The format that a file's name asks for. */
  public static Format of(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    List<String> known =
        Arrays.stream(values()).map(f -> f.ending).filter(e -> !e.isEmpty()).toList();
    return Arrays.stream(values())
        .filter(format -> !format.ending.isEmpty() && format.ending.equals(ending))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        "file-format",
                        SourcePlace.ofFile(file.toString()),
                        "The name ends in no known format: '" + ending + "'.",
                        Suggest.didYouMean(ending, known))));
  }
}
