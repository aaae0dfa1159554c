package org.whalecurve.tables;

import static org.whalecurve.tables.Columns.date;
import static org.whalecurve.tables.Columns.flag;
import static org.whalecurve.tables.Columns.quantity;
import static org.whalecurve.tables.Columns.ratio;
import static org.whalecurve.tables.Columns.text;
import static org.whalecurve.tables.Columns.total;
import static org.whalecurve.tables.Columns.whole;

import java.util.List;

/** Scorecards, tiers, matrices, clusters. */
public final class ScoreTables {
  private ScoreTables() {}

  public static final Table SCORE_INDICATOR =
      new Table(
          "score_indicator",
          "one indicator of the scorecard",
          List.of("place"),
          List.of(
              whole("place", "order in the card"),
              text("indicator", "name"),
              text("title_en", "name for people, English"),
              text("title_zh", "name for people, Chinese"),
              text("category", "category; empty for none"),
              text("dimension", "dimension; empty for none"),
              text("formula", "what is taken of each customer; empty where only experts judge"),
              text("better", "more or less; penalty where it takes points away"),
              text("normalisation", "how values are brought to 0 … 1"),
              ratio("low", "", "value of 0 points, or the mean for z"),
              ratio("high", "", "value of all points, or the standard deviation for z"),
              ratio("weight_given", "share", "as the card states it, of all stated weights"),
              ratio("weight_ahp", "share", "from pairwise judgements"),
              ratio("weight_entropy", "share", "from the spread of the data"),
              ratio("weight_critic", "share", "from spread and conflict of the data"),
              ratio("weight", "share", "weight used; of a penalty what it takes away at most"),
              whole("customers", "customers with a value"),
              whole("judged", "customers whose points come from experts"),
              ratio("mean_points", "share", "mean of the points, 0 … 1"),
              text("missing", "what stands for a missing value"),
              text("status", "used, or no data"),
              text("reason", "why it is not used")));

  public static final Table JUDGEMENT =
      new Table(
          "judgement",
          "the pairwise judgements of one expert",
          List.of("place"),
          List.of(
              whole("place", "order in the card"),
              text("author", "who judged; (group) for all together"),
              text(
                  "criteria",
                  "what was compared: indicators of the card or of a category, categories"),
              whole("number", "criteria compared"),
              ratio("lambda_max", "", "principal eigenvalue"),
              ratio("consistency_ratio", "", "0.10 is the most that should be accepted"),
              flag("consistent", "whether the ratio is accepted"),
              text("revise", "comparisons to look at again, in order")));

  public static final Table EXPERT_SCORE_USED =
      new Table(
          "expert_score_used",
          "the latest score of one expert for one indicator of one customer",
          List.of("customer_id", "indicator", "author"),
          List.of(
              text("customer_id", "customer"),
              text("indicator", "indicator"),
              text("author", "who judged"),
              date("date", "day of the judgement"),
              quantity("score", "", "score"),
              quantity("agreed", "", "what all experts together say"),
              flag("in_card", "whether the card has the indicator")));

  public static final Table SCORE_DETAIL =
      new Table(
          "score_detail",
          "one indicator of one customer's score",
          List.of("customer_id", "place"),
          List.of(
              text("customer_id", "customer"),
              whole("place", "order in the card"),
              text("indicator", "indicator"),
              quantity("value", "", "value of the customer; the agreed score where experts judge"),
              text("source", "data, expert, or what stands for a missing value"),
              ratio("normalised", "share", "0 worst … 1 best"),
              ratio("weight", "share", "weight among the indicators that the customer has"),
              ratio("points", "points", "what it adds to the score; penalties are negative")));

  public static final Table TIER =
      new Table(
          "tier",
          "one class of customers: tiers of the value pyramid, ABC and others",
          List.of("classification", "place"),
          List.of(
              text("classification", "tier, or the name of the classes"),
              whole("place", "1 highest"),
              text("class", "name"),
              text("title_en", "name for people, English"),
              text("title_zh", "name for people, Chinese"),
              text("value", "value that decides"),
              text("method", "quantile, cumulative, thresholds or natural"),
              ratio(
                  "border",
                  "",
                  "values from here on; NULL for the lowest class and for empty ones"),
              whole("customers", "customers in it"),
              total("revenue", "net revenue"),
              total("profit", "full profit"),
              ratio("customer_share", "share", "of the customers classified"),
              ratio("revenue_share", "share", "of their net revenue"),
              ratio("profit_share", "share", "of their full profit"),
              ratio("fit", "share", "goodness of variance fit of all classes together"),
              text("note", "what is unusual")));

  public static final Table SCORE_SENSITIVITY =
      new Table(
          "score_sensitivity",
          "how far ranks or tiers move when the weights of the score move",
          List.of("measure"),
          List.of(
              text("measure", "tier_changed (share of customers), kendall, spearman"),
              ratio("mean", "", "over the draws"),
              ratio("p05", "", "exceeded by 95 % of the draws"),
              ratio("median", "", "exceeded by half of the draws"),
              ratio("p95", "", "exceeded by 5 % of the draws"),
              whole("draws", "how often weights were drawn"),
              whole("customers", "customers scored anew"),
              text("distribution", "dirichlet or uniform"),
              ratio("spread", "share", "relative spread of the weights"),
              whole("seed", "seed of the draws")));

  public static final Table MATRIX_SEGMENT =
      new Table(
          "matrix_segment",
          "one segment of a matrix",
          List.of("matrix", "place"),
          List.of(
              text("matrix", "matrix; its segments stand in customer.segment_<matrix>"),
              whole("place", "order in the matrix"),
              text("segment", "name"),
              text("matrix_en", "name of the matrix, English"),
              text("matrix_zh", "name of the matrix, Chinese"),
              text("title_en", "name for people, English"),
              text("title_zh", "name for people, Chinese"),
              text("x", "value of the first axis"),
              text("x_classes", "its classes in this segment"),
              text("y", "value of the second axis"),
              text("y_classes", "its classes in this segment"),
              ratio("x_border", "", "from here on the second class of x"),
              ratio("y_border", "", "from here on the second class of y"),
              text("traits_en", "what these customers are like, English"),
              text("traits_zh", "what these customers are like, Chinese"),
              text("customers_en", "which customers are meant, English"),
              text("customers_zh", "which customers are meant, Chinese"),
              text("need_en", "what they need, English"),
              text("need_zh", "what they need, Chinese"),
              text("treatment_en", "how to treat them, English"),
              text("treatment_zh", "how to treat them, Chinese"),
              whole("customers", "customers in it"),
              total("revenue", "net revenue"),
              total("profit", "full profit"),
              ratio("customer_share", "share", "of the customers in the matrix"),
              ratio("profit_share", "share", "of their full profit"),
              text("status", "computed, or left out"),
              text("reason", "why it was left out")));

  public static final Table CLUSTER =
      new Table(
          "cluster",
          "one cluster of customers, the largest first",
          List.of("cluster"),
          List.of(
              whole("cluster", "number"),
              text("title_en", "what sets it apart most, English"),
              text("title_zh", "what sets it apart most, Chinese"),
              whole("customers", "customers in it"),
              total("revenue", "net revenue"),
              total("profit", "full profit"),
              ratio("customer_share", "share", "of all clustered customers"),
              ratio("profit_share", "share", "of their full profit")));

  public static final Table CLUSTER_FEATURE =
      new Table(
          "cluster_feature",
          "one feature of one cluster, those that set it apart most first",
          List.of("cluster", "place"),
          List.of(
              whole("cluster", "number"),
              whole("place", "1 sets it apart most"),
              text("feature", "feature"),
              ratio("mean", "", "mean in the cluster, of the customers learnt from"),
              ratio("mean_all", "", "mean of all of them"),
              ratio("difference", "", "difference in standard deviations")));

  public static final Table CLUSTER_QUALITY =
      new Table(
          "cluster_quality",
          "one number of clusters that was tried",
          List.of("clusters"),
          List.of(
              whole("clusters", "number of clusters"),
              ratio("silhouette", "", "mean silhouette, −1 … 1; the highest is chosen"),
              ratio("within", "share", "of all squared differences, left inside clusters"),
              flag("chosen", "whether it was chosen"),
              whole("customers", "customers learnt from"),
              whole("seed", "seed of the random starts"),
              text("reason", "why there are no clusters")));

  /** In the order of a run. */
  public static final List<Table> ALL =
      List.of(
          EXPERT_SCORE_USED,
          SCORE_INDICATOR,
          JUDGEMENT,
          SCORE_DETAIL,
          TIER,
          SCORE_SENSITIVITY,
          MATRIX_SEGMENT,
          CLUSTER,
          CLUSTER_FEATURE,
          CLUSTER_QUALITY);
}
