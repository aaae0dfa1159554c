package org.whalecurve.intake.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the first lines of a text divide into fields.
 *
 * @param delimiter the byte between fields
 * @param header line that holds the names, from 1; 0 where the text is empty
 */
record Delimiters(byte delimiter, long header) {
  private static final byte[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int RECORDS = 200;

  /** Prose has blanks too: only columns that nearly every row has, the header too, are columns. */
  private static final int LEAST_BY_BLANKS = 3;

  private static final double NEARLY_ALL = 1.45;

  /**
   * A record of the sample: on which line it starts, how many fields it has, how many hold
   * something.
   */
  private record Count(long line, int fields, int filled) {
    boolean mayBeHeader(int usual) {
      return fields >= Math.min(usual, 2) && filled * 2 > usual;
    }
  }

  private record Score(byte delimiter, double score, int usual, long header) {}

  /**
   * @param delimiter the delimiter that the user states, or 0
   * @param headerRow the line of the header that the user states, or 0
   */
  static Delimiters guess(byte[] utf8, int from, int to, byte delimiter, int headerRow) {
    byte stated = delimiter != 0 ? delimiter : statedByExcel(utf8, from, to);
    Score best = null;
    for (byte candidate : stated != 0 ? new byte[] {stated} : CANDIDATES) {
      Score score = score(candidate, counts(utf8, from, to, candidate), headerRow);
      if (best == null || better(score, best)) best = score;
    }
    if (stated == 0 && best.usual == 1) {
      Score blanks =
          score(RecordScanner.BLANK, counts(utf8, from, to, RecordScanner.BLANK), headerRow);
      if (blanks.usual >= LEAST_BY_BLANKS && blanks.score > NEARLY_ALL) best = blanks;
    }
    return new Delimiters(best.delimiter, headerRow > 0 ? headerRow : best.header);
  }

  private static boolean better(Score a, Score b) {
    boolean aSplits = a.usual > 1;
    boolean bSplits = b.usual > 1;
    if (aSplits != bSplits) return aSplits;
    if (Math.abs(a.score - b.score) > 0.05) return a.score > b.score;
    return a.usual > b.usual;
  }

  /** Excel's own first line {@code sep=;}. */
  private static byte statedByExcel(byte[] utf8, int from, int to) {
    byte[] mark = {'s', 'e', 'p', '='};
    if (to - from < 6) return 0;
    for (int i = 0; i < mark.length; i++) if (utf8[from + i] != mark[i]) return 0;
    byte after = utf8[from + 5];
    return after == '\n' || after == '\r' ? utf8[from + 4] : 0;
  }

  private static List<Count> counts(byte[] utf8, int from, int to, byte delimiter) {
    List<Count> counts = new ArrayList<>();
    RecordScanner scanner =
        new RecordScanner(new ByteArrayInputStream(utf8, from, to - from), delimiter);
    try {
      while (counts.size() < RECORDS && scanner.next()) {
        if (scanner.fault() != null) scanner.cutToFirstLine();
        counts.add(new Count(scanner.line(), scanner.fields(), filled(scanner)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counts;
  }

  private static int filled(RecordScanner scanner) {
    int filled = 0;
    for (int i = 0; i < scanner.fields(); i++) if (scanner.start(i) < scanner.end(i)) filled++;
    return filled;
  }

  /** The header is the first record that fills most of the usual fields: titles stand above it. */
  private static Score score(byte delimiter, List<Count> counts, int headerRow) {
    if (counts.isEmpty()) return new Score(delimiter, 0, 0, 0);
    Map<Integer, Integer> widths = new HashMap<>();
    for (Count count : counts) widths.merge(count.fields, 1, Integer::sum);
    int usual =
        widths.entrySet().stream()
            .max(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElseThrow()
            .getKey();
    Count header =
        counts.stream()
            .filter(c -> headerRow > 0 ? c.line == headerRow : c.mayBeHeader(usual))
            .findFirst()
            .orElse(counts.get(0));
    double share = (double) widths.get(usual) / counts.size();
    boolean fits = Math.abs(header.fields - usual) <= 1;
    return new Score(delimiter, share + (fits ? 0.5 : 0), usual, header.line);
  }
}
