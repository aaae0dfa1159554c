package org.whalecurve.tables;

import static org.whalecurve.tables.Columns.date;
import static org.whalecurve.tables.Columns.flag;
import static org.whalecurve.tables.Columns.money;
import static org.whalecurve.tables.Columns.ratio;
import static org.whalecurve.tables.Columns.text;
import static org.whalecurve.tables.Columns.total;
import static org.whalecurve.tables.Columns.whole;

import java.util.List;
import org.whalecurve.tables.Table.Column;

/** Treatments, actions, levers, routing. */
public final class StrategyTables {
  private StrategyTables() {}

  private static final Column CUSTOMER = text("customer_id", "customer");
  private static final Column TREATMENT_NAME =
      text("treatment", "treatment of model/strategy.yaml");
  private static final Column TITLE_EN = text("title_en", "name for people, English");
  private static final Column TITLE_ZH = text("title_zh", "name for people, Chinese");

  public static final Table LEVER =
      new Table(
          "lever",
          "customer x lever x view: what would bring the customer to break-even and to the target margin",
          List.of("customer_id", "lever", "view"),
          List.of(
              CUSTOMER,
              text("lever", "price, discount, orders, channel, service or volume"),
              text("view", "full or incremental: the profit that is to be reached"),
              ratio("current", "", "value now, in the lever's unit"),
              ratio("break_even", "", "value at which the profit is 0; NULL where there is none"),
              ratio("target", "", "value at which profit / net revenue is the target margin"),
              text("unit", "share, order or currency"),
              ratio("step", "", "what one step of the lever is, in its unit"),
              money(
                  "effect_per_step",
                  "profit gained by one step: 1 % of price or volume more, 1 % of discount or service less, one order fewer, or moved to the cheapest channel"),
              flag("feasible", "whether break-even is reached by this lever alone"),
              flag("target_feasible", "whether the target margin is reached by this lever alone"),
              text("reason_en", "why, in words with numbers, English"),
              text("reason_zh", "the same, Chinese")));

  public static final Table TREATMENT =
      new Table(
          "treatment",
          "one customer",
          List.of("customer_id"),
          List.of(
              CUSTOMER,
              text("treatment", "treatment of the first rule that holds; NULL where none does"),
              text("rule", "that rule"),
              whole("place", "its place in the file, from 1"),
              text("rules", "every rule that holds, in order"),
              TITLE_EN,
              TITLE_ZH));

  public static final Table TREATMENT_CARD =
      new Table(
          "treatment_card",
          "one treatment, and what its customers are",
          List.of("treatment"),
          List.of(
              TREATMENT_NAME,
              TITLE_EN,
              TITLE_ZH,
              text("meaning_en", "what it means, English"),
              text("meaning_zh", "what it means, Chinese"),
              whole("customers", "customers that get it"),
              total("net_revenue", "their net revenue"),
              total("full_profit", "their full profit"),
              whole("actions", "actions proposed for them"),
              total("cost", "what these cost"),
              total("expected_effect", "what they are expected to bring in a year")));

  public static final Table ACTION =
      new Table(
          "action",
          "customer x action",
          List.of("customer_id", "action"),
          List.of(
              CUSTOMER,
              text("action", "action of model/strategy.yaml"),
              TITLE_EN,
              TITLE_ZH,
              text("rule", "first rule that brings it"),
              text("owner", "who does it; NULL where nobody is named"),
              money("cost", "what it costs"),
              money("expected_effect", "expected yearly effect on profit; NULL where unknown"),
              ratio("return_on_cost", "", "expected_effect / cost; NULL where it costs nothing"),
              whole("priority", "1 first"),
              date("due", "by when"),
              text("status", "proposed"),
              text("reason_en", "why, in words with numbers, English"),
              text("reason_zh", "the same, Chinese")));

  public static final Table RULE_CHECK =
      new Table(
          "rule_check",
          "one rule, or one thing found about rules",
          List.of("kind", "rule", "rule_2"),
          List.of(
              whole("place", "place of the rule in the file, from 1; 0 for all rules"),
              text(
                  "kind",
                  "rule; or a finding: never_fires, never_first, excluded_treatments, opposite_levers, no_rule"),
              text("rule", "rule, or (all)"),
              text("rule_2", "the rule that it meets, or empty"),
              whole("customers", "customers for whom it holds, or whom the finding is about"),
              whole("first", "customers whose treatment it decides"),
              text("examples", "some of these customers"),
              text("message_en", "what was found, English; empty for a rule"),
              text("message_zh", "the same, Chinese")));

  public static final Table ROUTING =
      new Table(
          "routing",
          "one customer, as a contact centre wants to know him",
          List.of("customer_id"),
          List.of(
              CUSTOMER,
              text("tier", "tier of the value pyramid; NULL where there is none"),
              text("segments", "segments, each with its matrix"),
              text("service_level", "service level of model/strategy.yaml"),
              text("service_title_en", "its name for people, English"),
              text("service_title_zh", "its name for people, Chinese"),
              text("queue", "where to put the contact"),
              whole("priority", "1 first"),
              text("agent", "account manager of the customer"),
              text("prompt_en", "what stands on the screen, English"),
              text("prompt_zh", "the same, Chinese"),
              text("offer_en", "what to offer, English"),
              text("offer_zh", "the same, Chinese"),
              text("treatment", "treatment"),
              text("next_action", "action that comes first; NULL where there is none"),
              text("next_action_en", "its name for people, English"),
              text("next_action_zh", "its name for people, Chinese"),
              date("next_action_due", "by when")));

  public static final Table ROUTING_ALIAS =
      new Table(
          "routing_alias",
          "one former number of a customer",
          List.of("old_id"),
          List.of(text("old_id", "former number"), CUSTOMER));

  /** In the order of a run. */
  public static final List<Table> ALL =
      List.of(LEVER, TREATMENT, TREATMENT_CARD, ACTION, RULE_CHECK, ROUTING, ROUTING_ALIAS);
}
