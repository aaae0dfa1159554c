package org.whalecurve.model.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;

/**
 * Customers grouped by several features at once.
 *
 * @param least fewest clusters to try
 * @param most the same as least where the number is stated
 * @param seed of the random start
 * @param sample most customers to learn from
 * @param clip share of customers at each end of a feature whose values are brought to the border of
 *     that share
 */
public record ClusterModel(
    List<Feature> features,
    int least,
    int most,
    long seed,
    int sample,
    BigDecimal clip,
    SourcePlace place) {
  /** A feature that customers are grouped by. */
  public record Feature(String name, Map<String, String> titles, ExprText value) {}
}
