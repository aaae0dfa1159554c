package org.whalecurve.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.read.Normaliser;

/**
 * Some columns of one file made readable for the engine.
 *
 * @param places the columns' places in the file's header, from 0
 * @param csv the normalised file; null for Parquet
 * @param rejects rows that could not be divided into columns; null for Parquet
 * @param result how many rows stand in both; null for Parquet, where the engine counts
 */
record FileRows(
    FileInspector.Opened opened,
    List<Integer> places,
    Path csv,
    Path rejects,
    Normaliser.Result result) {

  /**
   * Writes what the engine will read; runs beside others of its kind.
   *
   * @param once whether rows may be left out that are equal to an earlier one in these columns
   */
  static FileRows prepare(
      FileInspector.Opened opened,
      List<Integer> places,
      boolean once,
      Path scratch,
      String name,
      Normaliser.Progress progress) {
    Path csv = scratch.resolve(name + ".csv");
    Path rejects = scratch.resolve(name + "-rejects.csv");
    int[] columns = places.stream().mapToInt(Integer::intValue).toArray();
    if (opened.text() != null) {
      Normaliser.Result result =
          Normaliser.write(opened.text(), columns, once, csv, rejects, progress);
      return new FileRows(opened, places, csv, rejects, result);
    }
    if (opened.workbook() != null) {
      List<FileShape.Column> all = opened.shape().columns();
      List<Boolean> commas =
          places.stream().map(p -> all.get(p).style().number().decimal() == ',').toList();
      Normaliser.Result result = opened.workbook().write(columns, commas, csv, rejects);
      return new FileRows(opened, places, csv, rejects, result);
    }
    return new FileRows(opened, places, null, null, null);
  }

  String fileName() {
    return opened.shape().file();
  }

  /**
   * Registers the rows under a name, or for Parquet gives what stands in FROM: {@code source_line}
   * and the columns {@code c0}, {@code c1}, … as texts
   *
   * @param typed whether columns that the file stores by type stay as they are
   */
  String relation(Session session, String name, boolean typed) {
    if (csv != null) {
      session.registerCsv(name, csv, Normaliser.columnNames(places.size()));
      return name;
    }
    List<String> header = opened.shape().header();
    String columns =
        IntStream.range(0, places.size())
            .mapToObj(
                i -> {
                  int place = places.get(i);
                  String column = session.dialect().name(header.get(place));
                  boolean stays =
                      typed && opened.shape().columns().get(place).style().stored() != null;
                  String value =
                      stays ? column : "NULLIF(trim(CAST(" + column + " AS VARCHAR)), '')";
                  return ", " + value + " AS c" + i;
                })
            .collect(Collectors.joining());
    return "(SELECT file_row AS source_line"
        + columns
        + " FROM "
        + session.dialect().parquetWithRowNumber(opened.shape().path())
        + ")";
  }

  /** Rows that {@link #relation} has, counted without it. */
  long rows(Session session) {
    if (result != null) return result.rows();
    String file = session.dialect().parquetWithRowNumber(opened.shape().path());
    return session.query("SELECT count(*) FROM " + file).get(0).integer(0);
  }

  /** Rows that could not be divided into columns. */
  long undivided() {
    return result == null ? 0 : result.rejected();
  }

  /** Rows left out because an earlier one says the same. */
  long repeats() {
    return result == null ? 0 : result.repeats();
  }

  void drop(Session session, String name) {
    if (csv != null) session.drop(name);
  }

  void delete() {
    try {
      if (csv != null) Files.deleteIfExists(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
