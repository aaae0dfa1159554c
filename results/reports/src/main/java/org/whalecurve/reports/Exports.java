package org.whalecurve.reports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
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
    write(Listing.of(sheet), file, format);
  }

  /** Writes rows to a file, one by one; replaces an older one. */
  public static void write(Listing listing, Path file, Format format) {
    toFile(file, format, writer -> feed(listing, writer));
  }

  /**
   * Writes rows to a stream, one by one; the stream stays open.
   *
   * @param name of the file that this becomes, for messages
   */
  public static void write(Listing listing, OutputStream out, Format format, String name) {
    try {
      fill(out, format, name, writer -> feed(listing, writer));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** The same from whatever gives rows one after another. */
  public static void write(Consumer<Rows.Sink> rows, String title, Path file, Format format) {
    toFile(
        file,
        format,
        writer -> {
          rows.accept(new Feed(title, writer));
          writer.end();
        });
  }

  /** The same to a stream, which stays open; not for {@link Format#XLSX} and {@link Format#PDF}. */
  public static void write(RunReader run, String sql, String title, Writer out, Format format) {
    SheetWriter writer = textWriter(out, format);
    run.stream(sql, new Feed(title, writer));
    try {
      writer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a sheet to a stream, which stays open; not for {@link Format#XLSX} and {@link
   * Format#PDF}.
   */
  public static void write(Sheet sheet, Appendable out, Format format) {
    StringWriter text = new StringWriter();
    try {
      feed(Listing.of(sheet), textWriter(text, format));
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

  /** Leads the rows of a query into a writer, one by one. */
  static void feed(RunReader run, String sql, String title, SheetWriter writer) {
    run.stream(sql, new Feed(title, writer));
  }

  private static void feed(Listing listing, SheetWriter writer) throws IOException {
    writer.begin(listing.title(), listing.columns());
    while (listing.rows().hasNext()) writer.row(listing.rows().next());
    writer.end();
  }

  /** Something that fills a writer. */
  private interface Source {
    void fill(SheetWriter writer) throws IOException;
  }

  private static void toFile(Path file, Format format, Source source) {
    WholeFile.write(file, out -> fill(out, format, file.toString(), source));
  }

  private static void fill(OutputStream out, Format format, String name, Source source)
      throws IOException {
    switch (format) {
      case XLSX -> source.fill(new XlsxWriter(out, name));
      case PDF -> source.fill(new PdfTableWriter(out, name));
      default ->
          source.fill(
              textWriter(
                  new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), format));
    }
  }

  private static SheetWriter textWriter(Writer out, Format format) {
    return switch (format) {
      case TEXT -> new TextWriter(out);
      case CSV -> new CsvWriter(out, false);
      case CSV_WITH_BOM -> new CsvWriter(out, true);
      case JSON -> new JsonWriter(out);
      case HTML -> new TableWriter(out);
      case XLSX, PDF -> throw new IllegalArgumentException(format + " is not text");
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
