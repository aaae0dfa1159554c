package org.whalecurve.samples.internal.operator;

import static org.whalecurve.samples.internal.operator.Product.Unit.GB;
import static org.whalecurve.samples.internal.operator.Product.Unit.LINE;
import static org.whalecurve.samples.internal.operator.Product.Unit.MINUTE;
import static org.whalecurve.samples.internal.operator.ProductLine.BASIC_DATA;
import static org.whalecurve.samples.internal.operator.ProductLine.INTERNET;
import static org.whalecurve.samples.internal.operator.ProductLine.LEASED_LINE;
import static org.whalecurve.samples.internal.operator.ProductLine.LOCAL;
import static org.whalecurve.samples.internal.operator.ProductLine.LONG_DISTANCE;

import java.util.Locale;

/**
 * Products of the sample operator: who takes them, and what those who do spend in a month. The
 * spend is relative; bills scale it to the revenue that the plan gives to each group and line.
 */
public enum Product {
  L01("Fixed line rental 固定电话月租", LOCAL, LINE, 24, true, take(1, 1, 1, 0), spend(170, 60, 24, 0)),
  L02("Local calls 本地通话", LOCAL, MINUTE, 0.11, false, take(1, 1, .97, .97), spend(300, 90, 40, 55)),
  L03("City handset plan 小灵通套餐", LOCAL, LINE, 18, true, take(0, 0, 0, 1), spend(0, 0, 0, 18)),
  L04("800 number 被叫付费", LOCAL, MINUTE, 0.3, false, take(.5, .06, 0, 0), spend(300, 120, 0, 0)),
  L05("Centrex extension 虚拟网分机", LOCAL, LINE, 10, false, take(.6, .1, 0, 0), spend(200, 80, 0, 0)),
  L06("Caller display 来电显示", LOCAL, LINE, 6, true, take(0, .5, .45, .45), spend(0, 6, 6, 6)),
  D01(
      "Domestic calls 国内长途",
      LONG_DISTANCE,
      MINUTE,
      0.35,
      false,
      take(1, .6, .1, .09),
      spend(200, 60, 40, 40)),
  D02(
      "International calls 国际长途",
      LONG_DISTANCE,
      MINUTE,
      3.6,
      false,
      take(.8, .12, .01, .01),
      spend(300, 90, 30, 30)),
  D03(
      "IP calls IP长途",
      LONG_DISTANCE,
      MINUTE,
      0.2,
      false,
      take(.5, .15, .02, .02),
      spend(150, 40, 25, 25)),
  D04(
      "Video conference 会议电视",
      LONG_DISTANCE,
      MINUTE,
      6,
      false,
      take(.6, .01, 0, 0),
      spend(400, 200, 0, 0)),
  B01(
      "Frame relay port 帧中继端口",
      BASIC_DATA,
      LINE,
      450,
      false,
      take(1, .07, 0, 0),
      spend(2500, 500, 0, 0)),
  B02(
      "ATM port ATM端口",
      BASIC_DATA,
      LINE,
      1800,
      false,
      take(.6, .01, 0, 0),
      spend(4000, 1800, 0, 0)),
  B03(
      "Private network port 虚拟专网端口",
      BASIC_DATA,
      LINE,
      120,
      false,
      take(.5, .05, .015, .015),
      spend(900, 200, 120, 120)),
  I01(
      "Broadband access 宽带接入",
      INTERNET,
      LINE,
      60,
      true,
      take(1, .2, .03, .03),
      spend(420, 75, 60, 60)),
  I02(
      "Internet traffic 互联网流量",
      INTERNET,
      GB,
      1.2,
      false,
      take(1, .15, .025, .025),
      spend(2500, 90, 30, 30)),
  I03(
      "Server hosting 主机托管",
      INTERNET,
      LINE,
      300,
      false,
      take(.6, .02, 0, 0),
      spend(1800, 500, 0, 0)),
  S01(
      "2 Mbit/s circuit 2M专线",
      LEASED_LINE,
      LINE,
      900,
      false,
      take(1, .05, 0, 0),
      spend(3500, 1200, 0, 0)),
  S02(
      "155 Mbit/s circuit 155M专线",
      LEASED_LINE,
      LINE,
      9000,
      false,
      take(.2, 0, 0, 0),
      spend(9000, 0, 0, 0)),
  S03(
      "10 Mbit/s Ethernet line 10M以太网专线",
      LEASED_LINE,
      LINE,
      500,
      false,
      take(.4, .05, .006, .006),
      spend(1200, 600, 400, 400));

  /** Index of what belongs to no product, after the products. */
  public static final int NONE = values().length;

  /** What the quantity of a bill line counts. */
  public enum Unit {
    LINE,
    MINUTE,
    GB;

    final String id = name().toLowerCase(Locale.ROOT);
  }

  public final String title;
  public final ProductLine line;
  public final Unit unit;
  public final double price;

  /** Billed at the tariff, so not scaled. */
  public final boolean tariff;

  private final double[] takeUp;
  private final double[] spend;

  Product(
      String title,
      ProductLine line,
      Unit unit,
      double price,
      boolean tariff,
      double[] takeUp,
      double[] spend) {
    this.title = title;
    this.line = line;
    this.unit = unit;
    this.price = price;
    this.tariff = tariff;
    this.takeUp = takeUp;
    this.spend = spend;
  }

  /** Probability that a customer of the group has this product. */
  public double takeUp(Group group) {
    return takeUp[group.ordinal()];
  }

  /** Relative monthly spend of a customer of the group that has it. */
  public double spend(Group group) {
    return spend[group.ordinal()];
  }

  private static double[] take(double... byGroup) {
    return byGroup;
  }

  private static double[] spend(double... byGroup) {
    return byGroup;
  }
}
