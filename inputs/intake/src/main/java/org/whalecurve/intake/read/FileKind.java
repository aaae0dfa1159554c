package org.whalecurve.intake.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.whalecurve.kernel.ProblemException;

/** What a file is, told by its first bytes rather than by its name. */
public enum FileKind {
  TEXT,
  GZIP_TEXT,
  XLSX,
  PARQUET;

  /**
   * @param file how messages name the file
   * @throws org.whalecurve.kernel.ProblemException where it cannot be opened or is of a kind that
   *     we do not read
   */
  public static FileKind of(Path path, String file) {
    byte[] head = new byte[4];
    int n;
    try (InputStream in = Files.newInputStream(path)) {
      n = in.readNBytes(head, 0, head.length);
    } catch (IOException e) {
      throw SourceProblem.of(
          "unreadable-file",
          file,
          "the file cannot be opened: " + e,
          "Check that it exists and may be read.");
    }
    if (n >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) return GZIP_TEXT;
    if (n < 4) return TEXT;
    int word =
        (head[0] & 0xFF) << 24 | (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | (head[3] & 0xFF);
    return switch (word) {
      case 0x50415231 -> PARQUET;
      case 0x504B0304 -> XLSX;
      case 0xD0CF11E0 ->
          throw SourceProblem.of(
              "old-excel",
              file,
              "this is a workbook of the old .xls format, or one with a password",
              "Save it as .xlsx or CSV, without a password.");
      case 0x25504446 -> throw notATable(file, "a PDF");
      case 0x89504E47, 0xFFD8FFE0, 0xFFD8FFE1, 0x47494638 -> throw notATable(file, "a picture");
      case 0x377ABCAF, 0x52617221 -> throw notATable(file, "an archive");
      default -> TEXT;
    };
  }

  private static ProblemException notATable(String file, String kind) {
    return SourceProblem.of(
        "unknown-kind",
        file,
        "this is " + kind + ", not a table",
        "Take its table as CSV, Excel (.xlsx) or Parquet.");
  }
}
