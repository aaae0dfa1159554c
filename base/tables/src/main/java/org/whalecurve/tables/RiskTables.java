package org.whalecurve.tables;

import static org.whalecurve.tables.Columns.flag;
import static org.whalecurve.tables.Columns.ratio;
import static org.whalecurve.tables.Columns.text;
import static org.whalecurve.tables.Columns.total;
import static org.whalecurve.tables.Columns.whole;

import java.util.List;

/** Lifecycle, cards, comparisons, acquisition. */
public final class RiskTables {
  private RiskTables() {}

  public static final Table LIFECYCLE_STAGE =
      new Table(
          "lifecycle_stage",
          "one stage of the life of customers",
          List.of("place"),
          List.of(
              whole("place", "order of the conditions: the first that holds counts"),
              text("lifecycle", "name"),
              text("title_en", "name for people, English"),
              text("title_zh", "name for people, Chinese"),
              text("condition", "which customers"),
              whole("customers", "customers in it"),
              total("revenue", "net revenue"),
              total("profit", "full profit"),
              ratio("customer_share", "share", "of all customers")));

  public static final Table CARD =
      new Table(
          "card",
          "one bin of a part of a points card; part 0 is what everybody has",
          List.of("card", "part_no", "bin_no"),
          List.of(
              text("card", "name of the card"),
              whole("part_no", "place in the card, the widest first"),
              text("part", "attribute, or two of them"),
              whole("bin_no", "place in the part, from 0"),
              text("bin", "values that it holds"),
              whole("customers", "customers learnt from"),
              whole("events", "of them with the event"),
              ratio("event_rate", "share", "events / customers"),
              ratio("woe", "", "weight of evidence, smoothed; positive is safer than the average"),
              ratio("log_odds", "", "what the bin adds to the log odds of the event"),
              whole("points", "what it adds to the points; more points are less risk")));

  public static final Table CARD_CHECK =
      new Table(
          "card_check",
          "how well a card tells, on customers it was learnt from (training) and others (holdout)",
          List.of("card", "sample"),
          List.of(
              text("card", "name of the card"),
              text("sample", "training or holdout; none where no card was learnt"),
              text("title_en", "name for people, English"),
              text("title_zh", "name for people, Chinese"),
              whole("customers", "customers tested"),
              whole("events", "of them with the event"),
              ratio("auc", "", "area under the ROC curve"),
              ratio("auc_low", "", "lower end of its 95 % interval (DeLong)"),
              ratio("auc_high", "", "upper end"),
              ratio("gini", "", "2 auc - 1"),
              ratio("ks", "", "largest distance of the two distributions (Kolmogorov-Smirnov)"),
              ratio("brier", "", "mean squared error of the probability"),
              ratio("log_loss", "", "mean of minus log of the probability of what happened"),
              ratio("hosmer_lemeshow", "", "chi-square of observed and foretold events"),
              ratio(
                  "hosmer_lemeshow_p", "share", "chance of so much where probabilities are right"),
              whole("parts", "attributes and pairs in the card"),
              text("reason", "why no card was learnt; where churn_risk comes from then")));

  public static final Table CARD_CALIBRATION =
      new Table(
          "card_calibration",
          "tenth of the holdout, the riskiest first: calibration and gain of a card",
          List.of("card", "place"),
          List.of(
              text("card", "name of the card"),
              whole("place", "from 1, the riskiest"),
              whole("points_from", "fewest points"),
              whole("points_to", "most points"),
              whole("customers", "customers tested"),
              whole("events", "of them with the event"),
              ratio("expected", "share", "mean probability foretold"),
              ratio("observed", "share", "events / customers"),
              ratio("observed_low", "share", "lower end of its 95 % interval (Wilson)"),
              ratio("observed_high", "share", "upper end"),
              ratio("lift", "", "observed over that of all"),
              ratio("captured", "share", "of all events, in this tenth and the riskier ones")));

  public static final Table CARD_RECIPE =
      new Table(
          "card_recipe",
          "one way to make a card that was tried on the customers it is learnt from",
          List.of("card", "place"),
          List.of(
              text("card", "name of the card"),
              whole("place", "in which order they were tried"),
              whole("parts", "most attributes and pairs"),
              whole("pairs", "most pairs among them"),
              ratio("strength", "", "pull of coefficients towards the weights of evidence"),
              ratio("pair_strength", "", "pull of pairs to nothing"),
              ratio("auc", "", "mean over the folds of a cross-validation"),
              ratio("auc_error", "", "its standard error"),
              flag("chosen", "whether the card was made so")));

  public static final Table CARD_NOTE =
      new Table(
          "card_note",
          "something to know of a card",
          List.of("card", "place"),
          List.of(
              text("card", "name of the card"),
              whole("place", "from 1"),
              text("code", "what kind of note"),
              text("attribute", "what it is about; empty for the whole card"),
              text("note", "what there is to know")));

  public static final Table CARD_REASON =
      new Table(
          "card_reason",
          "customer x card: the parts that cost it the most points against the best bin",
          List.of("customer_id", "card", "place"),
          List.of(
              text("customer_id", "customer"),
              text("card", "name of the card"),
              whole("place", "from 1, the most costly"),
              text("part", "attribute, or two of them"),
              text("bin", "the customer's values"),
              whole("points", "points it has for them"),
              whole("lost", "points less than in the best bin")));

  public static final Table COMPARISON =
      new Table(
          "comparison",
          "figure of a group of customers, against all others",
          List.of("comparison", "attribute", "value", "measure"),
          List.of(
              text("comparison", "name of the comparison"),
              text("attribute", "what makes the groups"),
              text("value", "group; (all) for all together, with nothing to compare"),
              text("measure", "figure"),
              text("title_en", "name of the figure for people, English"),
              text("title_zh", "name of the figure for people, Chinese"),
              text("kind", "share, mean or ratio"),
              whole("customers", "customers that it is taken over"),
              ratio("amount", "", "the figure"),
              ratio("low", "", "lower end of its interval"),
              ratio("high", "", "upper end"),
              whole("other_customers", "customers that the others' figure is taken over"),
              ratio("other_amount", "", "the others' figure"),
              ratio("difference", "", "amount - other_amount"),
              ratio("difference_low", "", "lower end of its interval"),
              ratio("difference_high", "", "upper end"),
              ratio(
                  "p_value", "share", "chance of such a difference between groups that are alike"),
              ratio("p_holm", "share", "corrected: chance of even one false alarm (Holm)"),
              ratio("p_bh", "share", "corrected: share of false alarms (Benjamini-Hochberg)"),
              flag("is_different", "whether it is called a difference after correction")));

  public static final Table ACQUISITION =
      new Table(
          "acquisition",
          "channel or campaign that wins customers",
          List.of("kind", "acquired_by"),
          List.of(
              text("kind", "channel, campaign, both (one name for both), unpaid, or all"),
              text("acquired_by", "name; (all) for all together"),
              total("cost", "marketing of the run, without what was spent on older customers"),
              whole("new_customers", "customers won in the run, prospects included"),
              whole("buyers", "of them with an order"),
              ratio("conversion_rate", "share", "buyers / new_customers"),
              ratio("cost_per_customer", "currency", "cost / buyers"),
              total("profit", "of the new customers, so far"),
              ratio("profit_per_customer", "currency", "profit / buyers"),
              whole(
                  "payback_periods",
                  "periods until a buyer has earned its cost for good; NULL: not yet"),
              text("reason", "why there is no payback")));

  public static final Table ACQUISITION_CURVE =
      new Table(
          "acquisition_curve",
          "channel or campaign x periods since a customer was won",
          List.of("acquired_by", "age"),
          List.of(
              text("acquired_by", "name; (all) for all together"),
              whole("age", "periods since the customer was won, from 0"),
              whole("customers", "buyers that have been with us so long"),
              total("profit", "of these in this period"),
              ratio("cumulative_per_customer", "currency", "mean profit up to this period")));

  /** In the order of a run. */
  public static final List<Table> ALL =
      List.of(
          LIFECYCLE_STAGE,
          CARD,
          CARD_CHECK,
          CARD_CALIBRATION,
          CARD_RECIPE,
          CARD_NOTE,
          CARD_REASON,
          COMPARISON,
          ACQUISITION,
          ACQUISITION_CURVE);
}
