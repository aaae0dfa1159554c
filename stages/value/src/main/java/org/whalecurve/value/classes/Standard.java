package org.whalecurve.value.classes;

/**
 * Means and standard deviations of features, which bring them to one scale.
 *
 * @param deviations of the population; 0 for a feature that is the same for all
 */
public record Standard(double[] means, double[] deviations) {
  static Standard of(double[][] points, double[] weights) {
    int features = points[0].length;
    double[] means = new double[features];
    double[] deviations = new double[features];
    double total = 0;
    for (double weight : weights) total += weight;
    for (int f = 0; f < features; f++) {
      for (int i = 0; i < points.length; i++) means[f] += weights[i] / total * points[i][f];
      for (int i = 0; i < points.length; i++) {
        double difference = points[i][f] - means[f];
        deviations[f] += weights[i] / total * difference * difference;
      }
      deviations[f] = isSame(points, f) ? 0 : Math.sqrt(deviations[f]);
    }
    return new Standard(means, deviations);
  }

  private static boolean isSame(double[][] points, int feature) {
    for (double[] point : points) if (point[feature] != points[0][feature]) return false;
    return true;
  }

  /** In standard deviations from the mean; a feature that is the same for all is 0. */
  double[] apply(double[] point) {
    double[] scaled = new double[point.length];
    for (int f = 0; f < scaled.length; f++) {
      scaled[f] = deviations[f] == 0 ? 0 : (point[f] - means[f]) / deviations[f];
    }
    return scaled;
  }
}
