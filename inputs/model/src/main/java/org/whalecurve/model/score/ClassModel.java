package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;

/**
 * Customers in classes of one value, from the highest to the lowest.
 *
 * @param name {@code tier} for the value pyramid
 * @param values expressions over the columns of customers, the first that fits counts
 * @param classes from the highest to the lowest
 * @param margin how far beyond a border a customer must be to leave the class of the last time; 0
 *     for not at all
 */
public record ClassModel(
    String name,
    Map<String, String> titles,
    List<ExprText> values,
    Method method,
    List<Each> classes,
    BigDecimal margin,
    SourcePlace place) {
  /** How borders are found. */
  public enum Method {
    /** Stated shares of the customers. */
    QUANTILE,
    /** Stated shares of the sum of the value. */
    CUMULATIVE,
    /** Stated borders. */
    THRESHOLDS,
    /** Borders that make values inside the classes most alike (Fisher and Jenks). */
    NATURAL
  }

  /**
   * One class.
   *
   * @param share of customers or of the sum; null where borders are not found by shares
   * @param from lowest value; null for the lowest class and where borders are not stated
   */
  public record Each(String name, Map<String, String> titles, BigDecimal share, BigDecimal from) {}
}
