package org.whalecurve.reports.print;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;

/**
 * Fonts of this machine. A PDF carries the letters it uses with it, and only TrueType outlines can
 * be taken along; Noto Sans CJK and other OpenType fonts with CFF outlines cannot.
 */
final class Fonts {
  /** Names a font for Chinese text, where none is named in the call. */
  static final String PROPERTY = "whalecurve.font";

  private static final List<String> CHINESE =
      List.of(
          "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
          "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc",
          "/usr/share/fonts/wenquanyi/wqy-microhei/wqy-microhei.ttc",
          "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
          "C:/Windows/Fonts/msyh.ttc",
          "C:/Windows/Fonts/simhei.ttf",
          "C:/Windows/Fonts/simsun.ttc",
          "/System/Library/Fonts/PingFang.ttc",
          "/System/Library/Fonts/STHeiti Light.ttc",
          "/Library/Fonts/Arial Unicode.ttf",
          "/System/Library/Fonts/Supplemental/Arial Unicode.ttf",
          "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
          "/usr/share/fonts/truetype/arphic/uming.ttc");

  /** Bold letters of the widths of Liberation Sans, which is always at hand. */
  private static final List<String> BOLD =
      List.of(
          "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf",
          "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf",
          "/usr/share/fonts/liberation-sans/LiberationSans-Bold.ttf",
          "C:/Windows/Fonts/arialbd.ttf",
          "/System/Library/Fonts/Supplemental/Arial Bold.ttf");

  /** Letters of further scripts. */
  private static final List<String> OTHER =
      List.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "C:/Windows/Fonts/segoeui.ttf");

  private Fonts() {}

  /**
   * A font for Chinese.
   *
   * @param named the font asked for; null for the first of the usual ones that is here
   */
  static Optional<Path> chinese(Path named) {
    String property = System.getProperty(PROPERTY);
    Path asked = named == null && property != null ? Path.of(property) : named;
    if (asked == null) return first(CHINESE);
    if (!isTrueType(asked)) throw unfit(asked);
    return Optional.of(asked);
  }

  static Optional<Path> bold() {
    return first(BOLD);
  }

  static Optional<Path> other() {
    return first(OTHER);
  }

  private static Optional<Path> first(List<String> files) {
    return files.stream().map(Path::of).filter(Fonts::isTrueType).findFirst();
  }

  static boolean isCollection(Path file) {
    return file.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(".ttc");
  }

  /** By the tag its first font begins with: outlines in CFF begin with OTTO. */
  private static boolean isTrueType(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) return false;
    try (RandomAccessFile font = new RandomAccessFile(file.toFile(), "r")) {
      int tag = font.readInt();
      if (tag == 0x74746366) {
        font.seek(12);
        font.seek(Integer.toUnsignedLong(font.readInt()));
        tag = font.readInt();
      }
      return tag == 0x00010000 || tag == 0x74727565;
    } catch (java.io.EOFException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException unfit(Path file) {
    return new ProblemException(
        new Problem(
            "font",
            SourcePlace.ofFile(file.toString()),
            "The file is not there or is no TrueType font; a PDF can carry TrueType outlines only.",
            "Name a .ttf or .ttc file with TrueType outlines, such as WenQuanYi Micro Hei or SimSun."));
  }

  static ProblemException missing(String file) {
    return new ProblemException(
        new Problem(
            "font",
            SourcePlace.ofFile(file),
            "The PDF has Chinese text, and no TrueType font with Chinese letters was found here.",
            "Install one (Debian, Ubuntu: apt-get install fonts-wqy-microhei) or name one with --font FILE."));
  }
}
