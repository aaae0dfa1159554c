package org.whalecurve.value.card;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * In which order the parts of a fitted card can go with least loss: backward elimination on the
 * quadratic approximation of the penalised likelihood at its optimum, so that the customers are
 * read once and not once for every part that goes.
 *
 * <p>A part's gain is what leaving it out would cost in likelihood (Wald), less its effective
 * number of coefficients (Akaike).
 */
final class Elimination {
  private final List<Block> blocks;
  private final double[][] information;
  private final double[][] inverse;
  private final double[] coefficients;
  private final List<Integer> left = new ArrayList<>();

  private Elimination(Design design, Logistic fit) {
    blocks = design.blocks();
    information = fit.information();
    inverse = new CholeskyDecomposition(fit.curvature()).getSolver().getInverse().getData();
    coefficients = fit.coefficients().clone();
    for (int t = 0; t < blocks.size(); t++) left.add(t);
  }

  /** Numbers of the parts, the one to go first at the front. */
  static List<Integer> order(Design design, Logistic fit) {
    Elimination elimination = new Elimination(design, fit);
    List<Integer> order = new ArrayList<>();
    while (!elimination.left.isEmpty()) order.add(elimination.dropWeakest());
    return order;
  }

  private Integer dropWeakest() {
    Integer weakest = left.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (Integer t : left) {
      double gain = gain(blocks.get(t));
      if (gain < least) {
        least = gain;
        weakest = t;
      }
    }
    drop(blocks.get(weakest));
    left.remove(weakest);
    return weakest;
  }

  private double gain(Block block) {
    double[] beta = block.part(coefficients);
    double[] held = held(block).operate(beta);
    double wald = 0;
    for (int i = 0; i < beta.length; i++) wald += beta[i] * held[i];
    double freedom = 0;
    for (int i = block.start(); i < block.start() + block.size(); i++) {
      for (int j = 0; j < inverse.length; j++) freedom += inverse[i][j] * information[j][i];
    }
    return wald / 2 - freedom;
  }

  /** Inverse of the block of the inverse: the curvature left when all others adapt. */
  private RealMatrix held(Block block) {
    double[][] square = new double[block.size()][];
    for (int i = 0; i < square.length; i++) square[i] = block.part(inverse[block.start() + i]);
    return new LUDecomposition(new Array2DRowRealMatrix(square, false)).getSolver().getInverse();
  }

  private void drop(Block block) {
    RealMatrix held = held(block);
    double[][] rows = new double[inverse.length][];
    for (int i = 0; i < rows.length; i++) rows[i] = held.operate(block.part(inverse[i]));
    double[] beta = block.part(coefficients);
    double[][] columns = new double[inverse.length][];
    for (int i = 0; i < columns.length; i++) columns[i] = block.part(inverse[i]);
    for (int i = 0; i < inverse.length; i++) {
      for (int b = 0; b < beta.length; b++) {
        coefficients[i] -= rows[i][b] * beta[b];
        for (int j = 0; j < inverse.length; j++) inverse[i][j] -= rows[i][b] * columns[j][b];
      }
    }
    clear(block);
  }

  private void clear(Block block) {
    for (int i = block.start(); i < block.start() + block.size(); i++) {
      coefficients[i] = 0;
      for (int j = 0; j < inverse.length; j++) {
        inverse[i][j] = 0;
        inverse[j][i] = 0;
      }
    }
  }
}
