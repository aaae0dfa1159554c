package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;

/**
 * Customers by two values, each divided into classes; a card for each field.
 *
 * @param template whether it comes with the product: then it is left out where its values are not
 *     there
 */
public record MatrixModel(
    String name,
    Map<String, String> titles,
    Axis x,
    Axis y,
    List<Segment> segments,
    boolean template,
    SourcePlace place) {
  /** How an axis is divided. */
  public enum Split {
    /** The stated share of customers is high. */
    TOP,
    /** Above the mean is high. */
    MEAN,
    /** Stated borders. */
    BORDERS,
    /** Natural breaks. */
    NATURAL
  }

  /**
   * An axis.
   *
   * @param values expressions over the columns of customers, the first that fits counts
   * @param share of customers that are high, for {@link Split#TOP}
   * @param borders lowest values of the classes but the first, for {@link Split#BORDERS}
   * @param classes names from the lowest to the highest
   */
  public record Axis(
      Map<String, String> titles,
      List<ExprText> values,
      Split split,
      BigDecimal share,
      List<BigDecimal> borders,
      List<String> classes) {}

  /**
   * A field of the matrix, or several.
   *
   * @param x classes of the first axis
   * @param y classes of the second axis
   * @param traits by language: what these customers are like
   * @param customers by language: which customers are meant
   * @param need by language: what they need
   * @param treatment by language: how to treat them
   */
  public record Segment(
      String name,
      List<String> x,
      List<String> y,
      Map<String, String> titles,
      Map<String, String> traits,
      Map<String, String> customers,
      Map<String, String> need,
      Map<String, String> treatment) {}
}
