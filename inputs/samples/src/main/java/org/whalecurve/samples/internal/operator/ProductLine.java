package org.whalecurve.samples.internal.operator;

/** Product lines of the sample operator, in the order of the published table. */
public enum ProductLine {
  LOCAL("local", -0.003, -0.05),
  LONG_DISTANCE("long_distance", 0.001, 0.08),
  BASIC_DATA("basic_data", 0.006, -0.02),
  INTERNET("internet", 0.014, 0.01),
  LEASED_LINE("leased_line", 0.004, 0);

  /** Index of cost that belongs to no product line, after the lines. */
  public static final int NONE = 5;

  public final String id;
  private final double monthlyGrowth;
  private final double springFestival;

  ProductLine(String id, double monthlyGrowth, double springFestival) {
    this.id = id;
    this.monthlyGrowth = monthlyGrowth;
    this.springFestival = springFestival;
  }

  /** Relative volume of a month, counted from the first. */
  public double season(int month) {
    double trend = 1 + monthlyGrowth * month;
    return trend * (month % 12 == 1 ? 1 + springFestival : 1);
  }
}
