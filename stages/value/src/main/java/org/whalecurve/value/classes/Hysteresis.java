package org.whalecurve.value.classes;

/**
 * Keeps customers near a border from changing class back and forth: one moves only where the value
 * is beyond the border by a margin, or where it has been beyond it for some periods.
 */
public final class Hysteresis {
  private Hysteresis() {}

  /**
   * The class by a margin: the one nearest to the last class that the value's surroundings touch.
   *
   * @param last class so far
   * @param value the value now
   * @param borders lowest value of classes 1, 2, …; ascending
   * @param margin how far beyond a border a value must be to move, in the value's unit
   */
  public static int byMargin(int last, double value, double[] borders, double margin) {
    int surely = classOf(value - margin, borders);
    int possibly = classOf(value + margin, borders);
    return Math.max(surely, Math.min(last, possibly));
  }

  /**
   * The class by patience: moves only where all latest classes lie on the same side of the last
   * one, and then to the nearest of them.
   *
   * @param last class so far
   * @param latest classes that the values alone would have given in the latest periods, this one
   *     included
   * @param periods how many of them must agree
   */
  public static int byPeriods(int last, int[] latest, int periods) {
    if (latest.length < periods) return last;
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    for (int i = latest.length - periods; i < latest.length; i++) {
      lowest = Math.min(lowest, latest[i]);
      highest = Math.max(highest, latest[i]);
    }
    return lowest > last ? lowest : Math.min(highest, last);
  }

  /** The class of a value; one on a border belongs to the upper class. */
  public static int classOf(double value, double[] borders) {
    int found = 0;
    while (found < borders.length && value >= borders[found]) found++;
    return found;
  }
}
