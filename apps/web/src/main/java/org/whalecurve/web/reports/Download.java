package org.whalecurve.web.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.http.ContentDisposition;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** A file for somebody: written aside first, so that a slow reader keeps nobody waiting. */
final class Download {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=UTF-8",
          "pdf", "application/pdf",
          "csv", "text/csv;charset=UTF-8",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private Download() {}

  /**
   * Sends what {@code write} puts into a file.
   *
   * @param format of {@link #TYPES}; anything else is not there
   */
  static void send(String name, String format, Consumer<Path> write, HttpServletResponse response) {
    if (!TYPES.containsKey(format)) throw new NotFoundException("format " + format);
    Path folder = null;
    Path file = null;
    try {
      folder = Files.createTempDirectory("whalecurve-export-");
      file = folder.resolve("export." + format);
      write.accept(file);
      send(name, format, file, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
      delete(folder);
    }
  }

  /** Sends a file that is there. */
  static void send(String name, String format, Path file, HttpServletResponse response) {
    response.setContentType(TYPES.get(format));
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition",
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    try {
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Company, run and subject in letters and digits of any language, so that every system takes it.
   */
  static String name(Visit visit, String subject, String format) {
    String company = visit.reading().manifest().company().replaceAll("[^\\p{L}\\p{N}]+", "-");
    String short60 = company.length() > 60 ? company.substring(0, 60) : company;
    return short60 + "-" + visit.reading().run() + "-" + subject + "." + format;
  }

  private static void delete(Path file) {
    try {
      if (file != null) Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
