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
 * One mapped file made readable for the engine.
 *
 * @param csv the normalised file; null for Parquet
 * @param rejects rows that could not be divided into columns; null for Parquet
 * @param result how many rows stand in both; null for Parquet, where the engine counts
 */
record SourceRows(FileMapping mapping, Path csv, Path rejects, Normaliser.Result result) {

  /** Writes what the engine will read; runs beside others of its kind. */
  static SourceRows prepare(
      FileMapping mapping, Path scratch, String name, Normaliser.Progress progress) {
    FileInspector.Opened opened = mapping.opened();
    Path csv = scratch.resolve(name + ".csv");
    Path rejects = scratch.resolve(name + "-rejects.csv");
    int[] columns = mapping.raws().stream().mapToInt(FileMapping.Raw::place).toArray();
    if (opened.text() != null) {
      Normaliser.Result result = Normaliser.write(opened.text(), columns, csv, rejects, progress);
      return new SourceRows(mapping, csv, rejects, result);
    }
    if (opened.workbook() != null) {
      List<Boolean> commas =
          mapping.raws().stream().map(r -> r.style().number().decimal() == ',').toList();
      Normaliser.Result result = opened.workbook().write(columns, commas, csv, rejects);
      return new SourceRows(mapping, csv, rejects, result);
    }
    return new SourceRows(mapping, null, null, null);
  }

  /** Registers the rows under a name, or for Parquet gives what stands in FROM. */
  String relation(Session session, String name) {
    if (csv != null) {
      session.registerCsv(name, csv, Normaliser.columnNames(mapping.raws().size()));
      return name;
    }
    String columns =
        IntStream.range(0, mapping.raws().size())
            .mapToObj(
                i ->
                    ", NULLIF(trim(CAST("
                        + session.dialect().name(mapping.raws().get(i).name())
                        + " AS VARCHAR)), '') AS c"
                        + i)
            .collect(Collectors.joining());
    Path file = mapping.opened().shape().path();
    return "(SELECT file_row AS source_line"
        + columns
        + " FROM "
        + session.dialect().parquetWithRowNumber(file)
        + ")";
  }

  void delete() {
    try {
      if (csv != null) Files.deleteIfExists(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
