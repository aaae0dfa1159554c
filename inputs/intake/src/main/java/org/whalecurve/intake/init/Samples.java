package org.whalecurve.intake.init;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.whalecurve.intake.FileInspector;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.Workspace;

/**
 * The beginnings of files.
 *
 * @param unreadable file -> why it could not be read
 */
record Samples(List<Sample> readable, Map<Path, String> unreadable) {
  static Samples of(List<Path> files) {
    List<Sample> readable = new ArrayList<>();
    Map<Path, String> unreadable = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        if (isWorkbook(file)) readable.addAll(sheets(file));
        else readable.add(sample(file, null));
      } catch (ProblemException e) {
        unreadable.put(file, e.problems().get(0).message());
      }
    }
    return new Samples(readable, unreadable);
  }

  private static boolean isWorkbook(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
  }

  /** Every sheet that has a header; a sheet without one is passed over. */
  private static List<Sample> sheets(Path file) {
    List<Sample> samples = new ArrayList<>();
    for (String sheet : sheetNames(file)) {
      try {
        samples.add(sample(file, sheet));
      } catch (ProblemException e) {
        if (!e.problems().get(0).code().startsWith("empty")) throw e;
      }
    }
    return samples;
  }

  private static List<String> sheetNames(Path file) {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      return workbook.getSheets().map(sheet -> sheet.getName()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample sample(Path file, String sheet) {
    Workspace.Format hints = new Workspace.Format(null, null, null, null, sheet, 0);
    Path folder = file.toAbsolutePath().getParent();
    return Sample.of(FileInspector.inspect(folder, file, hints), sheet);
  }
}
