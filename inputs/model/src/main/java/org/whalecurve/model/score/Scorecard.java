package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;

/**
 * How customers are scored: indicators, each brought to 0 … 1, weighed and added; penalties
 * subtract.
 *
 * @param template card that the indicators come from; empty for an own one
 * @param indicators in order
 * @param scale score of a customer who is best in everything
 * @param missing what stands for an indicator that a customer has no value of
 * @param expertFrom lowest score that experts give
 * @param expertTo highest score that experts give
 * @param expertRule how the scores of several experts become one
 * @param categories titles of categories by language, in order
 * @param dimensions titles of dimensions by language, in order
 */
public record Scorecard(
    String template,
    List<Indicator> indicators,
    BigDecimal scale,
    Missing missing,
    Weighting weighting,
    BigDecimal expertFrom,
    BigDecimal expertTo,
    ExpertRule expertRule,
    Map<String, Map<String, String>> categories,
    Map<String, Map<String, String>> dimensions,
    Sensitivity sensitivity) {

  /**
   * One indicator.
   *
   * @param titles by language
   * @param values expressions over the columns of customers, the first that fits counts; empty
   *     where only experts judge it
   * @param weight share of the score before weights are brought to the sum 1; of a penalty what it
   *     takes away at most
   * @param category group for partial scores; empty for none
   * @param dimension aspect for partial scores; empty for none
   * @param template whether it comes from a template as it stands
   */
  public record Indicator(
      String name,
      Map<String, String> titles,
      List<ExprText> values,
      BigDecimal weight,
      boolean penalty,
      String category,
      String dimension,
      Better better,
      Normalisation normalisation,
      boolean template,
      SourcePlace place) {}

  /** Which values are good ones. */
  public enum Better {
    MORE,
    LESS
  }

  /** How values are brought to 0 … 1. */
  public enum Method {
    /** Share of the way from the lowest to the highest value. */
    MINMAX,
    /** Share of the other customers with less, of those with as much one half. */
    PERCENTILE,
    /** Standard deviations from the mean, −3 … 3. */
    Z,
    /** Points by stated bands. */
    BANDS,
    /** Share of a target that is reached, or nearness to it. */
    TARGET
  }

  /**
   * How one indicator is brought to 0 … 1.
   *
   * @param from stated lowest value; null for the lowest there is
   * @param to stated highest value; null for the highest there is
   * @param bands lower bound and points of each band, ascending
   * @param target the target; null where there is none
   * @param within distance from the target at which nothing is left; null where more is better
   */
  public record Normalisation(
      Method method,
      BigDecimal from,
      BigDecimal to,
      List<Band> bands,
      BigDecimal target,
      BigDecimal within) {}

  /** Values from a bound on have so many points, 0 … 1. */
  public record Band(BigDecimal from, BigDecimal points) {}

  /** What stands for a value that a customer has not. */
  public enum Missing {
    /** Its weight is spread over the customer's other indicators. */
    REWEIGHT,
    /** No points. */
    ZERO,
    /** Half the points. */
    NEUTRAL,
    /** The mean of the customers that have one. */
    MEAN,
    /** The customer has no score. */
    NO_SCORE
  }

  /** How the scores of several experts become one. */
  public enum ExpertRule {
    MEAN,
    MEDIAN
  }

  /**
   * How far ranks and tiers hang on the weights.
   *
   * @param draws how often weights are drawn; 0 for not at all
   * @param spread relative spread of the drawn weights
   * @param uniform whether weights are drawn within ± spread, else from a Dirichlet distribution
   * @param customers most customers that are scored anew
   */
  public record Sensitivity(
      int draws, BigDecimal spread, boolean uniform, long seed, int customers) {}
}
