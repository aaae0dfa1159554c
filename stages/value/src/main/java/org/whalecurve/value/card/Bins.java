package org.whalecurve.value.card;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the values of one attribute fall into few bins. Bin 0 is for customers without a value. The
 * bins of numbers are in their order; of texts, the last one takes all that are rare or were never
 * seen.
 */
public sealed interface Bins {
  int MISSING = 0;

  /** The attribute's name. */
  String feature();

  /** Number of bins, with that of missing values. */
  int count();

  /** The bin of every row. */
  int[] codes(Column column);

  /** What a bin holds, for people: {@code 5 to < 10}, {@code A, B}, {@code (missing)}. */
  String label(int bin);

  /**
   * Bins of numbers.
   *
   * @param cuts rising; bin 1 is below the first, bin i from cut i-1 (included) to below cut i
   */
  record Ranges(String feature, List<BigDecimal> cuts) implements Bins {
    public Ranges {
      cuts = List.copyOf(cuts);
    }

    @Override
    public int count() {
      return cuts.size() + 2;
    }

    @Override
    public int[] codes(Column column) {
      double[] limits = cuts.stream().mapToDouble(BigDecimal::doubleValue).toArray();
      double[] values = ((Column.Numbers) column).values();
      return Arrays.stream(values).mapToInt(value -> code(limits, value)).toArray();
    }

    private static int code(double[] limits, double value) {
      if (Double.isNaN(value)) return MISSING;
      int found = Arrays.binarySearch(limits, value);
      return found >= 0 ? found + 2 : -found;
    }

    @Override
    public String label(int bin) {
      if (bin == MISSING) return "(missing)";
      if (cuts.isEmpty()) return "(all)";
      if (bin == 1) return "< " + cuts.get(0).toPlainString();
      String from = cuts.get(bin - 2).toPlainString();
      return bin == cuts.size() + 1
          ? ">= " + from
          : from + " to < " + cuts.get(bin - 1).toPlainString();
    }
  }

  /**
   * Bins of texts.
   *
   * @param groups texts of bins 1, 2, …; a text in none of them falls into the bin after the last
   */
  record Groups(String feature, List<List<String>> groups) implements Bins {
    public Groups {
      groups = groups.stream().map(List::copyOf).toList();
    }

    @Override
    public int count() {
      return groups.size() + 2;
    }

    @Override
    public int[] codes(Column column) {
      Column.Texts texts = (Column.Texts) column;
      Map<String, Integer> bins = new HashMap<>();
      for (int g = 0; g < groups.size(); g++) {
        for (String text : groups.get(g)) bins.put(text, g + 1);
      }
      int[] ofLevel =
          texts.levels().stream()
              .mapToInt(level -> bins.getOrDefault(level, groups.size() + 1))
              .toArray();
      return Arrays.stream(texts.codes()).map(code -> code < 0 ? MISSING : ofLevel[code]).toArray();
    }

    @Override
    public String label(int bin) {
      if (bin == MISSING) return "(missing)";
      return bin > groups.size() ? "(other)" : String.join(", ", groups.get(bin - 1));
    }
  }
}
