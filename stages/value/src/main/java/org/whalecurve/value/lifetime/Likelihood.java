package org.whalecurve.value.lifetime;

import java.util.List;
import java.util.Optional;

/**
 * The log-likelihood of a model on given data, with its gradient. Pure: same input, same output.
 */
public interface Likelihood {
  /** Name of the model, for instance {@code bg-nbd}. */
  String model();

  /** The parameters, in the order of the coordinates. */
  List<Parameter> parameters();

  /** Number of customers behind the value. */
  double customers();

  /**
   * The log-likelihood on the time scale of the data, without any penalty.
   *
   * @param coordinates the parameters, the positive ones as natural logarithms
   * @param gradient takes the derivatives by the coordinates; null where they are not needed
   * @return minus infinity or NaN where the data are impossible or the numbers do not reach
   */
  double value(double[] coordinates, double[] gradient);

  /**
   * A cheaper likelihood on part of the data, weighted up to all of them. Starting points are tried
   * on it; the result always comes from the whole.
   */
  default Optional<Likelihood> sample() {
    return Optional.empty();
  }

  /**
   * A parameter to be estimated.
   *
   * @param name as in the paper of the model, for instance {@code alpha}
   * @param positive whether it is positive: then its coordinate is its logarithm, else itself
   * @param scale size that counts as one in a penalty and around which it is sought: the longest
   *     time for a parameter in units of time, else 1
   */
  record Parameter(String name, boolean positive, double scale) {
    /** How many times smaller or larger than its scale a positive parameter may become. */
    private static final double REACH = 1e6;

    public static Parameter positive(String name) {
      return new Parameter(name, true, 1);
    }

    public static Parameter real(String name) {
      return new Parameter(name, false, 1);
    }

    double coordinate(double value) {
      return positive ? Math.log(value) : value;
    }

    double value(double coordinate) {
      return positive ? Math.exp(coordinate) : coordinate;
    }

    double lowest() {
      return positive ? Math.log(scale / REACH) : -100 * scale;
    }

    double highest() {
      return positive ? Math.log(scale * REACH) : 100 * scale;
    }
  }
}
