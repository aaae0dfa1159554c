package org.whalecurve.tables;

import static org.whalecurve.tables.Columns.ratio;
import static org.whalecurve.tables.Columns.text;
import static org.whalecurve.tables.Columns.total;
import static org.whalecurve.tables.Columns.whole;

import java.util.List;

/** What is known of customers: features and RFM. */
public final class FeatureTables {
  private FeatureTables() {}

  public static final Table FEATURE =
      new Table(
          "feature",
          "one feature of customers, a column of customer where it is computed",
          List.of("feature"),
          List.of(
              text("feature", "name, the column in customer"),
              text("title_en", "name for people, English"),
              text("title_zh", "name for people, Chinese"),
              text("unit", "unit"),
              text("meaning_en", "what it says, English"),
              text("meaning_zh", "what it says, Chinese"),
              text("formula", "how it is computed"),
              text("library", "library that it comes from; empty for the workspace's own"),
              text("status", "computed or left out"),
              text("reason", "why it was left out")));

  public static final Table RFM_SEGMENT =
      new Table(
          "rfm_segment",
          "one named group of RFM classes",
          List.of("place"),
          List.of(
              whole("place", "order of the conditions: the first that holds counts"),
              text("rfm_segment", "name"),
              text("title_en", "name for people, English"),
              text("title_zh", "name for people, Chinese"),
              text("condition", "which customers"),
              whole("customers", "customers in it"),
              total("revenue", "net revenue"),
              total("profit", "full profit"),
              ratio("customer_share", "share", "of the customers with an order"),
              ratio(
                  "repurchase_rate", "share", "customers with two orders or more, of those in it"),
              ratio("mean_recency", "day", "mean days since the last order")));

  public static final Table RFM_GRID =
      new Table(
          "rfm_grid",
          "recency class x frequency class",
          List.of("recency_class", "frequency_class"),
          List.of(
              whole("recency_class", "1 longest ago"),
              whole("frequency_class", "1 fewest orders"),
              whole("customers", "customers"),
              total("revenue", "net revenue"),
              total("profit", "full profit")));

  /** In the order of a run. */
  public static final List<Table> ALL = List.of(FEATURE, RFM_SEGMENT, RFM_GRID);
}
