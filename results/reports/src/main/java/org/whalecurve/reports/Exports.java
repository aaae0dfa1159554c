package org.whalecurve.reports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/**
 * Writes sheets and query results in any {@link Format}. A file appears whole or not at all: it is
 * written beside and renamed.
 */
public final class Exports {
  private Exports() {}

  /** Writes a sheet to a file; replaces an older one. */
  public static void write(Sheet sheet, Path file, Format format) {
    toFile(file, format, writer -> feed(sheet, writer));
  }

  /**
   * Writes the result of one SELECT to a file, row by row: a table of millions needs no more memory
   * than one of ten (except {@link Format#TEXT}, which holds its rows).
   */
  public static void write(RunReader run, String sql, String title, Path file, Format format) {
    toFile(
        file,
        format,
        writer -> {
          run.stream(sql, new Feed(title, writer));
          writer.end();
        });
  }

  /** The same to a stream, which stays open; not for {@link Format#XLSX}. */
  public static void write(RunReader run, String sql, String title, Writer out, Format format) {
    SheetWriter writer = textWriter(out, format);
    run.stream(sql, new Feed(title, writer));
    try {
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a sheet to a stream, which stays open; not for {@link Format#XLSX}. */
  public static void write(Sheet sheet, Appendable out, Format format) {
    StringWriter text = new StringWriter();
    try {
      feed(sheet, textWriter(text, format));
      out.append(text.getBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sheet as aligned text for a terminal. */
  public static String text(Sheet sheet) {
    StringBuilder out = new StringBuilder();
    write(sheet, out, Format.TEXT);
    return out.toString();
  }

  private static void feed(Sheet sheet, SheetWriter writer) throws IOException {
    writer.begin(sheet.title(), sheet.columns());
    for (List<Object> row : sheet.rows()) writer.row(row);
    writer.end();
  }

  /** Something that fills a writer. */
  private interface Source {
    void fill(SheetWriter writer) throws IOException;
  }

  private static void toFile(Path file, Format format, Source source) {
    WholeFile.write(
        file,
        out -> {
          if (format == Format.XLSX) {
            source.fill(new XlsxWriter(out, file.toString()));
          } else {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            source.fill(textWriter(text, format));
          }
        });
  }

  private static SheetWriter textWriter(Writer out, Format format) {
    return switch (format) {
      case TEXT -> new TextWriter(out);
      case CSV -> new CsvWriter(out, false);
      case CSV_WITH_BOM -> new CsvWriter(out, true);
      case JSON -> new JsonWriter(out);
      case HTML -> new TableWriter(out);
      case XLSX -> throw new IllegalArgumentException("XLSX is not text");
    };
  }

  /** Leads a query's rows into a writer. */
  private record Feed(String title, SheetWriter writer) implements Rows.Sink {
    @Override
    public void columns(List<Rows.Column> columns) {
      try {
        writer.begin(title, Sheet.columns(columns));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void row(List<Object> values) {
      try {
        writer.row(values);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
