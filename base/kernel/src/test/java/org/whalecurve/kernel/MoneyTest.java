package org.whalecurve.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void roundsHalfAwayFromZero() {
    assertThat(Money.toUnits(new BigDecimal("0.0000005"))).isEqualTo(BigInteger.ONE);
    assertThat(Money.toUnits(new BigDecimal("-0.0000005"))).isEqualTo(BigInteger.ONE.negate());
    assertThat(multiplyDivide(1, 1, 2)).isEqualTo(1);
    assertThat(multiplyDivide(-1, 1, 2)).isEqualTo(-1);
    assertThat(multiplyDivide(1, -1, -2)).isEqualTo(1);
    assertThat(multiplyDivide(10, 1, 3)).isEqualTo(3);
  }

  private static long multiplyDivide(long a, long b, long c) {
    return Money.multiplyDivide(BigInteger.valueOf(a), BigInteger.valueOf(b), BigInteger.valueOf(c))
        .longValueExact();
  }

  @Test
  void givesTheResidualToTheLargestAndOnTiesToTheFirst() {
    assertThat(Money.distribute(BigInteger.valueOf(100), whole(1, 1, 1)))
        .isEqualTo(whole(34, 33, 33));
    assertThat(Money.distribute(BigInteger.valueOf(100), whole(1, 1, 4)))
        .isEqualTo(whole(17, 17, 66));
    assertThat(Money.distribute(BigInteger.valueOf(-100), whole(1, 1, 1)))
        .isEqualTo(whole(-34, -33, -33));
  }

  @Test
  void refusesWeightsWithoutASum() {
    assertThatThrownBy(() -> Money.distribute(BigInteger.TEN, whole(1, -1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void neverLosesAUnit() {
    Random random = new Random(20_261_123);
    for (int i = 0; i < 2_000; i++) {
      BigInteger amount = new BigInteger(70, random).subtract(BigInteger.ONE.shiftLeft(69));
      List<BigInteger> weights = new ArrayList<>();
      int receivers = 1 + random.nextInt(20);
      for (int k = 0; k < receivers; k++)
        weights.add(new BigInteger(1 + random.nextInt(60), random));
      if (weights.stream().reduce(BigInteger.ZERO, BigInteger::add).signum() == 0) continue;
      assertThat(
              Money.distribute(amount, weights).stream().reduce(BigInteger.ZERO, BigInteger::add))
          .isEqualTo(amount);
    }
  }

  private static List<BigInteger> whole(long... values) {
    return java.util.Arrays.stream(values)
        .boxed()
        .flatMap(v -> Stream.of(BigInteger.valueOf(v)))
        .toList();
  }
}
