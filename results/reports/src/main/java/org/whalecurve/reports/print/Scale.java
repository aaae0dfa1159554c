package org.whalecurve.reports.print;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** From values to places on one axis. */
record Scale(double low, double high, double from, double to) {
  private static final int TICKS = 5;

  Scale {
    if (high - low < 1e-9) high = low + 1;
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** Round values inside the axis, about five of them. */
  List<BigDecimal> ticks() {
    BigDecimal step = step((high - low) / TICKS);
    List<BigDecimal> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step.doubleValue() - 1e-9);
    for (long n = first; n * step.doubleValue() <= high * (1 + 1e-9) + 1e-12; n++) {
      ticks.add(step.multiply(BigDecimal.valueOf(n)));
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten, at least as much as is asked for. */
  private static BigDecimal step(double least) {
    int power = (int) Math.floor(Math.log10(least));
    for (int digit : new int[] {1, 2, 5}) {
      BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
      if (step.doubleValue() >= least) return step;
    }
    return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
  }
}
