package org.whalecurve.value.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RisingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 17, 100, 170, 300})
  void gammaOfWholeNumbersIsFactorial(int n) {
    BigInteger factorial = BigInteger.ONE;
    for (int i = 2; i < n; i++) factorial = factorial.multiply(BigInteger.valueOf(i));
    int digits = factorial.toString().length() - 1;
    double log =
        Math.log(new BigDecimal(factorial).movePointLeft(digits).doubleValue())
            + digits * Math.log(10);
    assertThat(Rising.logGamma(n)).isCloseTo(log, within(1e-14 * Math.max(1, log)));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5723649429247001", "1e-9, 20.72326583636919", "0.1, 2.252712651734206"})
  void gammaOfFractions(double z, double expected) {
    assertThat(Rising.logGamma(z)).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
  }

  @ParameterizedTest
  @CsvSource({"1e-8, 3", "0.3, 17", "0.3, 2000", "5, 900", "1e9, 40", "1e6, 20000", "1e18, 7"})
  void ratioIsTheProductOfItsFactors(double z, int n) {
    double log = 0;
    double slope = 0;
    for (int i = 0; i < n; i++) {
      log += Math.log(z + i);
      slope += 1 / (z + i);
    }
    assertThat(Rising.log(z, n)).isCloseTo(log, within(2e-13 * Math.max(1, Math.abs(log))));
    assertThat(Rising.slope(z, n)).isCloseTo(slope, within(1e-12 * slope));
  }

  @ParameterizedTest
  @CsvSource({"1, -0.5772156649015329", "0.5, -1.9635100260214235", "100, 4.600161852738087"})
  void digamma(double z, double expected) {
    assertThat(Rising.digamma(z)).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
  }
}
