package org.whalecurve.cli;

import static org.whalecurve.cli.Broken.when;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Source files that are not there, or not what their names say. */
final class BrokenFiles {
  private BrokenFiles() {}

  private static final String MAIN = "whalecurve.yaml";
  private static final String SALES = "data/sales.csv";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  /** A workbook whose parts are missing. */
  private static byte[] zip(String entry) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(utf8("<x/>"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** What Excel writes for a workbook with a password: a compound file, not a ZIP. */
  private static byte[] locked() {
    byte[] bytes = new byte[1024];
    byte[] magic = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    System.arraycopy(magic, 0, bytes, 0, magic.length);
    return bytes;
  }

  static final List<Broken> CASES =
      List.of(
          when("A file that is not there", "The name of a source file has a slip.")
              .sales("data/sale.csv"),
          when("A pattern that nothing matches", "No file begins so.").sales("data/orders-*.csv"),
          when("A folder instead of a file", "The source is a folder.").sales("data"),
          when("A file of a kind that is not read", "The source is a PDF.")
              .sales("data/sales.pdf")
              .with("data/sales.pdf", utf8("%PDF-1.7")),
          when("An empty file", "The file has no byte.").with(SALES, ""),
          when("Only blanks", "The file has blank lines and nothing else.").with(SALES, "\n \n\n"),
          when("A file cut off in transfer", "A compressed file ends in its middle.")
              .sales("data/sales.csv.gz")
              .with("data/sales.csv.gz", half(gzip(utf8(BrokenCompany.SALES.repeat(50))))),
          when("A damaged workbook", "A ZIP archive without a workbook in it.")
              .sales("data/sales.xlsx")
              .with("data/sales.xlsx", zip("[Content_Types].xml")),
          when("A workbook cut off", "Half of a workbook.")
              .sales("data/sales.xlsx")
              .with(
                  folder -> {
                    Cli.run("export", "profit", "-o", folder.resolve("data/x.xlsx"), "-w", folder);
                    byte[] whole = Files.readAllBytes(folder.resolve("data/x.xlsx"));
                    Files.write(folder.resolve("data/sales.xlsx"), half(whole));
                  }),
          when("A workbook with a password", "Excel asks for a password before it opens the file.")
              .sales("data/sales.xlsx")
              .with("data/sales.xlsx", locked()),
          when(
                  "A sheet that is not there",
                  "The mapping names a sheet that the workbook does not have.")
              .with(
                  MAIN,
                  "files: data/sales.csv",
                  "files: data/sales.xlsx\n    format: {sheet: Orders}")
              .with(
                  folder ->
                      Cli.run(
                          "export",
                          "profit",
                          "-o",
                          folder.resolve("data/sales.xlsx"),
                          "-w",
                          folder)),
          when("A Parquet file cut off", "Half of a Parquet file.")
              .sales("data/sales.parquet")
              .with(
                  folder -> {
                    Cli.run(
                        "export", "profit", "-o", folder.resolve("data/x.parquet"), "-w", folder);
                    byte[] whole = Files.readAllBytes(folder.resolve("data/x.parquet"));
                    Files.write(folder.resolve("data/sales.parquet"), half(whole));
                  }),
          when("An encoding that is not the file's", "The mapping says UTF-16, the file is UTF-8.")
              .with(
                  MAIN,
                  "files: data/sales.csv",
                  "files: data/sales.csv\n    format: {encoding: utf-16}"),
          when(
                  "An encoding that there is none of",
                  "The mapping names an encoding that nobody knows.")
              .with(
                  MAIN,
                  "files: data/sales.csv",
                  "files: data/sales.csv\n    format: {encoding: utf-88}"),
          when("Bytes that are no UTF-8", "The mapping says UTF-8, a name is in another encoding.")
              .with(
                  MAIN,
                  "files: data/customers.csv",
                  "files: data/customers.csv\n    format: {encoding: utf-8}")
              .with(
                  "data/customers.csv",
                  "customer_id,name\nC1,Alder\nC2,B\u00fcche\n"
                      .getBytes(StandardCharsets.ISO_8859_1)),
          when("NUL bytes", "The file is full of NUL bytes.")
              .with(
                  SALES,
                  utf8(
                      "transaction_id,date,customer_id,net_amount\n1,2026-01-05,C\u0000\u00001,5\n")),
          when("A column that must be there is missing", "The sales have no date.")
              .with(SALES, "transaction_id,customer_id,net_amount\n1,C1,200.00\n"),
          when(
                  "A mapped column that is missing",
                  "The mapping names a header that the file does not have.")
              .with(
                  MAIN,
                  "files: data/sales.csv",
                  "files: data/sales.csv\n    columns: {transaction_id: transaction_id, date: date, customer_id: Customer, net_amount: net_amount}"),
          when("A header twice", "Two columns have the same header.")
              .with(
                  SALES,
                  "transaction_id,date,customer_id,net_amount,net_amount\n1,2026-01-05,C1,200,210\n")
              .exit(0),
          when("Another delimiter than said", "The mapping says semicolon, the file has commas.")
              .with(
                  MAIN,
                  "files: data/sales.csv",
                  "files: data/sales.csv\n    format: {delimiter: \";\"}"),
          when("A quote that is not closed", "A quote opens in the second row and never closes.")
              .with(SALES, BrokenCompany.SALES.replace("2,1,2026", "\"2,1,2026")));
}
