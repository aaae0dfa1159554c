package org.whalecurve.value.numeric;

/**
 * Logarithms of ratios of gamma functions, exact to the last digits also where the gamma functions
 * themselves are so large that their difference would be nothing but noise.
 */
public final class Rising {
  /** From here on five terms of Stirling's series are exact in double precision. */
  private static final double LARGE = 16;

  /** Sixteen factors of this size do not overflow. */
  private static final double HUGE = 1e18;

  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  private Rising() {}

  /** {@code ln(Γ(z + n) / Γ(z))} for z > 0 and z + n > 0. */
  public static double log(double z, double n) {
    if (n == 0) return 0;
    if (n == 1) return Math.log(z);
    if (n > 1 && n <= LARGE && n == Math.rint(n) && z < HUGE) return Math.log(product(z, (int) n));
    double low = Math.min(z, z + n);
    int up = steps(low);
    double sum = 0;
    for (int i = 0; i < up; i++) sum += Math.log((z + i) / (z + n + i));
    double from = z + up;
    double to = from + n;
    return sum
        + (from - 0.5) * Math.log1p(n / from)
        + n * (Math.log(to) - 1)
        + (stirling(to) - stirling(from));
  }

  /** {@code ψ(z + n) − ψ(z)}: the derivative of {@link #log} by z. */
  public static double slope(double z, double n) {
    if (n == 0) return 0;
    double low = Math.min(z, z + n);
    int up = steps(low);
    double sum = 0;
    for (int i = 0; i < up; i++) sum += n / ((z + i) * (z + n + i));
    double from = z + up;
    double to = from + n;
    return sum + Math.log1p(n / from) + (digammaRest(to) - digammaRest(from));
  }

  /** {@code ln Γ(z)} for z > 0. */
  public static double logGamma(double z) {
    if (z == 1 || z == 2) return 0;
    int up = steps(z);
    double product = 1;
    for (int i = 0; i < up; i++) product *= z + i;
    double to = z + up;
    return (to - 0.5) * Math.log(to) - to + HALF_LOG_TWO_PI + stirling(to) - Math.log(product);
  }

  /** {@code ψ(z)} for z > 0. */
  public static double digamma(double z) {
    int up = steps(z);
    double sum = 0;
    for (int i = 0; i < up; i++) sum -= 1 / (z + i);
    return sum + Math.log(z + up) + digammaRest(z + up);
  }

  /** {@code ln B(a, b + n) − ln B(a, b)}: surviving n chances of which each is fatal with p. */
  public static double beta(double a, double b, double n) {
    return log(b, n) - log(a + b, n);
  }

  private static int steps(double low) {
    return low >= LARGE ? 0 : (int) Math.ceil(LARGE - low);
  }

  private static double product(double z, int n) {
    double product = 1;
    for (int i = 0; i < n; i++) product *= z + i;
    return product;
  }

  /** What {@code ln Γ(z)} has beyond {@code (z − ½) ln z − z + ½ ln 2π}; z ≥ 16. */
  private static double stirling(double z) {
    double s = 1 / (z * z);
    return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / z;
  }

  /** What {@code ψ(z)} has beyond {@code ln z}; z ≥ 16. */
  private static double digammaRest(double z) {
    double s = 1 / (z * z);
    return -0.5 / z
        - s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s / 132))));
  }
}
