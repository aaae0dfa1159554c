package org.whalecurve.model.strategy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Yaml;

/**
 * What is done about customers.
 *
 * @param treatments ways of dealing with customers, by name
 * @param actions what can be done for one customer
 * @param rules in order: the first that holds decides the treatment; all that hold bring actions
 * @param place of the file
 */
public record StrategyModel(
    List<Treatment> treatments,
    List<Action> actions,
    List<Rule> rules,
    LeverModel levers,
    List<ServiceLevel> service,
    SourcePlace place) {

  /** Reads {@code model/strategy.yaml}; problems are collected where they stand. */
  public static StrategyModel read(Yaml yaml) {
    return StrategyReader.read(yaml);
  }

  public Optional<Treatment> treatment(String name) {
    return treatments.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  public Optional<Action> action(String name) {
    return actions.stream().filter(a -> a.name().equals(name)).findFirst();
  }

  /** Which way a treatment or an action moves what the customer pays or gets. */
  public enum Move {
    NONE,
    RAISE_PRICE,
    GIVE_DISCOUNT,
    MORE_SERVICE,
    LESS_SERVICE;

    /** Whether doing both for one customer makes no sense. */
    public boolean opposes(Move other) {
      return switch (this) {
        case NONE -> false;
        case RAISE_PRICE -> other == GIVE_DISCOUNT;
        case GIVE_DISCOUNT -> other == RAISE_PRICE;
        case MORE_SERVICE -> other == LESS_SERVICE;
        case LESS_SERVICE -> other == MORE_SERVICE;
      };
    }
  }

  /**
   * A way of dealing with a customer.
   *
   * @param titles by language
   * @param meanings by language: what it means for those who carry it out
   * @param excludes treatments that no rule may give to the same customer
   */
  public record Treatment(
      String name,
      Map<String, String> titles,
      Map<String, String> meanings,
      List<String> excludes,
      Move move,
      SourcePlace place) {}

  /**
   * Something to do for one customer.
   *
   * @param owner who does it: a column's name, or a text; null for nobody yet
   * @param ownerOtherwise who does it where the column is empty
   * @param cost number expression; null for no cost
   * @param costMax the cost is cut to this, and the action left out where it is not over 0; null
   *     for no limit
   * @param effect expected yearly effect on profit; null where nobody estimates it
   * @param effectMax the effect is cut to this; null for no limit
   * @param priority number expression, 1 first; null for the rule's place
   * @param due days after the run's day, or a date; null for none
   * @param returnMin left out where effect / cost is below; null for no limit
   * @param customersMax how many customers get it at most; null for no limit
   * @param budgetMax what all of them may cost; null for no limit
   */
  public record Action(
      String name,
      Map<String, String> titles,
      ExprText owner,
      String ownerOtherwise,
      ExprText cost,
      ExprText costMax,
      ExprText effect,
      ExprText effectMax,
      ExprText priority,
      ExprText due,
      BigDecimal returnMin,
      Long customersMax,
      BigDecimal budgetMax,
      Move move,
      SourcePlace place) {}

  /**
   * When customers get a treatment and actions.
   *
   * @param treatment its name; null where the rule brings only actions
   * @param actions names
   * @param exclusive group of rules of which only the first that holds counts; null for none
   * @param reasons by language, with expressions in braces; empty for one made of the condition
   */
  public record Rule(
      String name,
      Map<String, String> titles,
      ExprText when,
      String treatment,
      List<String> actions,
      String exclusive,
      Map<String, ExprText> reasons,
      SourcePlace place) {}

  /**
   * How a contact centre treats a customer.
   *
   * @param when the first level whose condition holds counts; null for all others
   * @param queue where calls go
   * @param priority in the queue, 1 first
   * @param prompts what stands on the screen, by language, with expressions in braces
   * @param offers what to offer, likewise
   */
  public record ServiceLevel(
      String name,
      Map<String, String> titles,
      ExprText when,
      String queue,
      int priority,
      Map<String, ExprText> prompts,
      Map<String, ExprText> offers,
      SourcePlace place) {}
}
