package org.whalecurve.model;

import java.math.BigDecimal;
import java.util.List;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;

/**
 * How profit is taken and cut.
 *
 * @param revenueTax rate on net revenue, over customer, product, {@code channel} and {@code
 *     period}; null for none
 * @param capitalRate yearly cost of capital, a fraction; null for no charge
 * @param receivables whether receivables are charged
 * @param inventory whether inventory is charged
 * @param revenueBands lower bounds above zero, ascending
 * @param dimensions dimensions of segment_profit, one or two each; empty for the default
 * @param marketing names of pools or activities that are marketing; together with the marketing
 *     table
 * @param place of the dimensions where they are said, else of the file
 */
public record ProfitModel(
    ExprText revenueTax,
    BigDecimal capitalRate,
    boolean receivables,
    boolean inventory,
    List<BigDecimal> revenueBands,
    List<List<String>> dimensions,
    List<String> marketing,
    SourcePlace place) {}
