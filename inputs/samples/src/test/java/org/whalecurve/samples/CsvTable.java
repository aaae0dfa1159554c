package org.whalecurve.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The rows of one or more plain files of comma-separated values without quotes. */
record CsvTable(List<String> columns, List<String[]> rows) {
  static CsvTable read(Path data, String glob) {
    List<String> columns = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(data, glob + ".csv{,.gz}")) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      for (Path file : sorted) read(file, columns, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CsvTable(List.copyOf(columns), rows);
  }

  private static void read(Path file, List<String> columns, List<String[]> rows)
      throws IOException {
    try (BufferedReader reader = reader(file)) {
      columns.clear();
      columns.addAll(List.of(reader.readLine().split(",")));
      for (String line = reader.readLine(); line != null; line = reader.readLine())
        rows.add(line.split(",", -1));
    }
  }

  private static BufferedReader reader(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    if (file.toString().endsWith(".gz")) in = new GZIPInputStream(in);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** The position of a column. */
  int at(String column) {
    int index = columns.indexOf(column);
    if (index < 0) throw new IllegalArgumentException(column + " not in " + columns);
    return index;
  }
}
