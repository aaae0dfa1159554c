package org.whalecurve.samples.internal.cost;

import static org.whalecurve.samples.internal.operator.ProductLine.BASIC_DATA;
import static org.whalecurve.samples.internal.operator.ProductLine.INTERNET;
import static org.whalecurve.samples.internal.operator.ProductLine.LEASED_LINE;
import static org.whalecurve.samples.internal.operator.ProductLine.LOCAL;
import static org.whalecurve.samples.internal.operator.ProductLine.LONG_DISTANCE;

import java.util.EnumMap;
import java.util.Map;
import org.whalecurve.samples.internal.operator.ProductLine;

/**
 * Network elements. Lines and ducts are there whatever the traffic, so little of their cost is
 * incremental; exchanges and terminals grow with it. Every product line uses some of both.
 */
enum Element {
  LOCAL_LOOP(
      true,
      "loop_pairs",
      16,
      use(LOCAL, 1),
      use(BASIC_DATA, .4),
      use(INTERNET, .6),
      use(LEASED_LINE, .25)),
  TOLL_TRANSMISSION(
      true, "toll_circuits", 45, use(LONG_DISTANCE, 1), use(BASIC_DATA, .6), use(INTERNET, .4)),
  LEASED_TRANSMISSION(true, "circuit_km", 7, use(LEASED_LINE, .75)),
  LOCAL_EXCHANGE(false, "switched_minutes", 0.02, use(LOCAL, 1), use(LONG_DISTANCE, 1)),
  TOLL_EXCHANGE(false, "", 1),
  DATA_NETWORK(false, "data_ports", 60, use(BASIC_DATA, .8), use(LEASED_LINE, .3)),
  IP_BACKBONE(false, "backbone_gb", 0.4, use(INTERNET, .7)),
  ACCESS_EQUIPMENT(
      false, "terminal_units", 9, use(BASIC_DATA, .2), use(INTERNET, .3), use(LEASED_LINE, .7));

  final String id = name().toLowerCase(java.util.Locale.ROOT);
  final boolean outsidePlant;

  /** Driver of the traffic table; empty where the bills themselves are counted. */
  final String driver;

  /** Rough cost of one unit of the driver. */
  final double unitCost;

  private final Map<ProductLine, Double> shares = new EnumMap<>(ProductLine.class);

  @SafeVarargs
  Element(
      boolean outsidePlant,
      String driver,
      double unitCost,
      Map.Entry<ProductLine, Double>... uses) {
    this.outsidePlant = outsidePlant;
    this.driver = driver;
    this.unitCost = unitCost;
    for (Map.Entry<ProductLine, Double> use : uses) shares.put(use.getKey(), use.getValue());
  }

  private static Map.Entry<ProductLine, Double> use(ProductLine line, double share) {
    return Map.entry(line, share);
  }

  /** Part of what a product line needs of this kind of plant. */
  double share(ProductLine line) {
    return shares.getOrDefault(line, 0.0);
  }

  /** Incremental share of the element's full cost. */
  double incrementalShare() {
    return outsidePlant ? 0.09 : 0.55;
  }

  /** Incremental share of its depreciation. */
  double incrementalDepreciation() {
    return outsidePlant ? 0.05 : 0.5;
  }
}
