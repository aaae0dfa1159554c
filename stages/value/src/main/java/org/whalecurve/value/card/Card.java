package org.whalecurve.value.card;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A points card: base points plus, for every part, the points of the bin that a customer falls
 * into.
 *
 * @param name what the event is, for instance {@code churn}
 * @param scale what points mean
 * @param customers that it was learnt from
 * @param events how many of them had the event
 * @param basePoints of everybody
 * @param parts each with a table of its own
 * @param tried recipes that were compared, on customers it was learnt from only
 * @param notes what a reader should know: attributes left out, signs of a leak
 */
public record Card(
    String name,
    CardScale scale,
    long customers,
    long events,
    int basePoints,
    List<Part> parts,
    List<Tried> tried,
    List<Note> notes) {
  public Card {
    parts = List.copyOf(parts);
    tried = List.copyOf(tried);
    notes = List.copyOf(notes);
  }

  /**
   * One attribute, or two together.
   *
   * @param features one or two
   * @param bins of each of them
   * @param cells one for every bin; for two attributes, row by row: bin of the first times number
   *     of bins of the second plus bin of the second
   */
  public record Part(List<CardFeature> features, List<Bins> bins, List<Cell> cells) {
    public Part {
      features = List.copyOf(features);
      bins = List.copyOf(bins);
      cells = List.copyOf(cells);
    }

    public String name() {
      return features.stream().map(CardFeature::name).collect(Collectors.joining(" x "));
    }

    public boolean isPair() {
      return bins.size() == 2;
    }

    /** What a cell holds, for people. */
    public String label(int cell) {
      if (!isPair()) return bins.get(0).label(cell);
      int second = bins.get(1).count();
      return bins.get(0).label(cell / second) + " x " + bins.get(1).label(cell % second);
    }

    /** The most points that any customer learnt from had here. */
    public int best() {
      return cells.stream().filter(c -> c.n() > 0).mapToInt(Cell::points).max().orElse(0);
    }

    /** The fewest points that any customer learnt from had here. */
    public int worst() {
      return cells.stream().filter(c -> c.n() > 0).mapToInt(Cell::points).min().orElse(0);
    }

    /**
     * Information value: how much the cells alone tell apart customers with the event from the
     * others; above 0.5 is a lot.
     */
    public double informationValue() {
      double all = cells.stream().mapToLong(Cell::n).sum();
      double events = cells.stream().mapToLong(Cell::events).sum();
      double value = 0;
      for (Cell cell : cells) {
        double without = (cell.n() - cell.events()) / (all - events);
        value += (without - cell.events() / events) * cell.woe();
      }
      return value;
    }
  }

  /**
   * One bin.
   *
   * @param n customers learnt from
   * @param events how many of them had the event
   * @param woe weight of evidence, smoothed: log odds against the event in the bin less those of
   *     all; positive is safer than the average
   * @param logOdds what the bin adds to the log odds of the event in the card
   * @param points what it adds to the points
   */
  public record Cell(long n, long events, double woe, double logOdds, int points) {}

  /**
   * A recipe that was tried.
   *
   * @param parts single attributes and pairs together
   * @param pairs of attributes among them
   * @param strength of the pull towards weights of evidence
   * @param pairStrength of the pull of pairs to nothing
   * @param auc mean over the folds of the customers learnt from
   * @param error standard error of that mean
   * @param chosen whether the card was made so
   */
  public record Tried(
      int parts,
      int pairs,
      double strength,
      double pairStrength,
      double auc,
      double error,
      boolean chosen) {}

  /**
   * Something to know.
   *
   * @param code stable name in kebab-case
   * @param feature what it is about; empty for the whole card
   */
  public record Note(String code, String feature, String text) {}

  /** Points of every customer, in the order of the data. */
  public int[] points(CardData data) {
    int[] sums = new int[data.size()];
    java.util.Arrays.fill(sums, basePoints);
    for (Part part : parts) {
      int[] cells = Design.cells(part.bins(), data);
      for (int row = 0; row < sums.length; row++) {
        sums[row] += part.cells().get(cells[row]).points();
      }
    }
    return sums;
  }
}
