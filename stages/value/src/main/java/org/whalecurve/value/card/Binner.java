package org.whalecurve.value.card;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts an attribute into few bins: first finely, by quantiles or into every value, then merged so
 * that the likelihood of the outcome, less a penalty for every bin, is highest (optimal binning by
 * dynamic programming).
 *
 * @param maxBins most bins, that of missing values apart
 * @param minRows fewest customers in a bin
 * @param penalty log-likelihood that a further bin must gain
 */
record Binner(int maxBins, int minRows, double penalty) {
  /** Fine bins that merging starts from. */
  private static final int FINE = 64;

  Bins bins(CardFeature feature, Column column, boolean[] outcome) {
    return column instanceof Column.Numbers numbers
        ? ranges(feature, numbers, outcome)
        : groups(feature.name(), (Column.Texts) column, outcome);
  }

  private Bins.Ranges ranges(CardFeature feature, Column.Numbers numbers, boolean[] outcome) {
    List<Count> fine = Count.fine(Count.ofValues(numbers.values(), outcome), FINE);
    if (feature.direction() != Direction.FREE) {
      fine = Count.monotone(fine, feature.direction() == Direction.RISING);
    }
    List<BigDecimal> cuts = new ArrayList<>();
    for (int start : merged(fine)) {
      if (start > 0) cuts.add(cut(fine.get(start - 1).high(), fine.get(start).low()));
    }
    return new Bins.Ranges(feature.name(), cuts);
  }

  /** The roundest number above a, up to b: the multiple of the greatest power of ten there is. */
  static BigDecimal cut(double a, double b) {
    BigDecimal low = BigDecimal.valueOf(a);
    BigDecimal high = BigDecimal.valueOf(b);
    int largest = high.subtract(low).precision() - high.subtract(low).scale();
    for (int scale = -largest; ; scale++) {
      BigDecimal round = high.setScale(scale, RoundingMode.FLOOR);
      if (round.compareTo(low) > 0) return round.stripTrailingZeros();
    }
  }

  private Bins.Groups groups(String feature, Column.Texts texts, boolean[] outcome) {
    int[] n = new int[texts.levels().size()];
    int[] events = new int[n.length];
    for (int row = 0; row < outcome.length; row++) {
      int level = texts.codes()[row];
      if (level < 0) continue;
      n[level]++;
      if (outcome[row]) events[level]++;
    }
    List<Integer> frequent =
        IntStream.range(0, n.length)
            .filter(level -> n[level] >= minRows)
            .boxed()
            .sorted(Comparator.comparing(texts.levels()::get))
            .toList();
    if (frequent.size() <= maxBins) {
      return new Bins.Groups(
          feature, frequent.stream().map(level -> List.of(texts.levels().get(level))).toList());
    }
    return new Bins.Groups(feature, alike(texts.levels(), frequent, n, events));
  }

  /** Texts of like risk together. */
  private List<List<String>> alike(
      List<String> levels, List<Integer> frequent, int[] n, int[] events) {
    List<Integer> byRisk =
        frequent.stream()
            .sorted(
                Comparator.comparingDouble((Integer level) -> (double) events[level] / n[level])
                    .thenComparing(levels::get))
            .toList();
    List<Count> counts =
        byRisk.stream().map(level -> new Count(0, 0, n[level], events[level])).toList();
    List<Integer> starts = new ArrayList<>(merged(counts));
    starts.add(byRisk.size());
    List<List<String>> groups = new ArrayList<>();
    for (int g = 0; g + 1 < starts.size(); g++) {
      groups.add(
          byRisk.subList(starts.get(g), starts.get(g + 1)).stream()
              .map(levels::get)
              .sorted()
              .toList());
    }
    return groups;
  }

  /** Where the bins of the best partition start; the first at 0. */
  private List<Integer> merged(List<Count> fine) {
    int size = fine.size();
    if (size == 0) return List.of();
    Count[] upTo = new Count[size + 1];
    upTo[0] = new Count(0, 0, 0, 0);
    for (int i = 0; i < size; i++) upTo[i + 1] = upTo[i].plus(fine.get(i));
    double[][] best = new double[maxBins + 1][size + 1];
    int[][] from = new int[maxBins + 1][size + 1];
    for (double[] row : best) Arrays.fill(row, Double.NEGATIVE_INFINITY);
    best[0][0] = 0;
    for (int bins = 1; bins <= maxBins; bins++) extend(upTo, best, from, bins);
    int chosen = 1;
    for (int bins = 2; bins <= maxBins; bins++) {
      if (best[bins][size] > best[chosen][size]) chosen = bins;
    }
    if (best[chosen][size] == Double.NEGATIVE_INFINITY) return List.of(0);
    List<Integer> starts = new ArrayList<>();
    for (int end = size, bins = chosen; bins > 0; bins--) {
      end = from[bins][end];
      starts.add(0, end);
    }
    return starts;
  }

  private void extend(Count[] upTo, double[][] best, int[][] from, int bins) {
    for (int end = 1; end < upTo.length; end++) {
      for (int start = bins - 1; start < end; start++) {
        if (best[bins - 1][start] == Double.NEGATIVE_INFINITY) continue;
        Count bin = upTo[end].minus(upTo[start]);
        if (bin.n() < minRows) break;
        double value = best[bins - 1][start] + bin.logLikelihood() - penalty;
        if (value > best[bins][end]) {
          best[bins][end] = value;
          from[bins][end] = start;
        }
      }
    }
  }
}
