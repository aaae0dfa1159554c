package org.whalecurve.costing;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction. */
record Share(BigInteger numerator, BigInteger denominator) {
  static final Share ZERO = new Share(BigInteger.ZERO, BigInteger.ONE);
  static final Share ONE = new Share(BigInteger.ONE, BigInteger.ONE);

  Share {
    if (denominator.signum() == 0) throw new ArithmeticException("denominator is zero");
    BigInteger common = numerator.gcd(denominator);
    if (denominator.signum() < 0) common = common.negate();
    if (!common.equals(BigInteger.ONE)) {
      numerator = numerator.divide(common);
      denominator = denominator.divide(common);
    }
  }

  static Share of(BigDecimal value) {
    int scale = Math.max(value.scale(), 0);
    return new Share(value.setScale(scale).unscaledValue(), BigInteger.TEN.pow(scale));
  }

  Share times(Share other) {
    return new Share(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  Share plus(Share other) {
    return new Share(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Share minus(Share other) {
    return plus(new Share(other.numerator.negate(), other.denominator));
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }

  BigDecimal decimal(java.math.MathContext context) {
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), context);
  }
}
