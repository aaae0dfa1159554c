package org.whalecurve.value.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfitSpendTest {
  /** Means of customers −3 ± 5, single profits ± 12. */
  private static List<SpendHistory> drawn(int customers, boolean withDeviations) {
    Random random = new Random(3);
    List<SpendHistory> drawn = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      double own = -3 + 5 * random.nextGaussian();
      int n = 1 + random.nextInt(12);
      double mean = 0;
      double squares = 0;
      for (int k = 1; k <= n; k++) {
        double deviation = own + 12 * random.nextGaussian() - mean;
        mean += deviation / k;
        squares += deviation * deviation * (k - 1) / k;
      }
      drawn.add(new SpendHistory(n, mean, withDeviations ? squares : Double.NaN, 1));
    }
    return drawn;
  }

  @Test
  void findsTheVariancesThatProfitsWereDrawnWith() {
    ProfitSpend model = ProfitSpend.fit(drawn(5_000, true));
    assertThat(model.mean()).isCloseTo(-3, within(0.3));
    assertThat(Math.sqrt(model.between())).isCloseTo(5, within(0.3));
    assertThat(Math.sqrt(model.within())).isCloseTo(12, within(0.2));
  }

  @Test
  void meansAloneTellLessButTheSame() {
    ProfitSpend model = ProfitSpend.fit(drawn(20_000, false));
    assertThat(Math.sqrt(model.between())).isCloseTo(5, within(0.7));
    assertThat(Math.sqrt(model.within())).isCloseTo(12, within(0.7));
  }

  @Test
  void aFewExtremeCustomersDoNotSetTheOthersValues() {
    List<SpendHistory> all = new ArrayList<>(drawn(2_000, true));
    for (int i = 0; i < 5; i++) all.add(new SpendHistory(3, 1e6, 200, 1));
    ProfitSpend model = ProfitSpend.fit(all);
    assertThat(model.mean()).isCloseTo(-3, within(0.5));
    assertThat(Math.sqrt(model.between())).isLessThan(6);
    assertThat(model.expected(3, 1e6)).as("its own mean still counts").isGreaterThan(2e5);
  }

  @Test
  void fewTransactionsCountLess() {
    ProfitSpend model = new ProfitSpend(10, 25, 100);
    assertThat(model.expected(0, 0)).isEqualTo(10);
    assertThat(model.expected(4, -30)).as("weight one half").isCloseTo(-10, within(1e-12));
    assertThat(model.expected(1_000_000, -30)).isCloseTo(-30, within(1e-3));
    assertThat(model.variance(0)).isEqualTo(25);
    assertThat(model.variance(4)).isCloseTo(12.5, within(1e-12));
  }

  @Test
  void customersThatDoNotDifferAllHaveTheMean() {
    List<SpendHistory> alike =
        List.of(new SpendHistory(5, 9, 50, 1), new SpendHistory(5, 11, 50, 1));
    ProfitSpend model = ProfitSpend.fit(alike);
    assertThat(model.between()).isZero();
    assertThat(model.expected(5, 11)).isCloseTo(10, within(1e-12));
    ProfitSpend constant =
        ProfitSpend.fit(List.of(new SpendHistory(5, 9, 0, 3), new SpendHistory(2, 9, 0, 4)));
    assertThat(constant).isEqualTo(new ProfitSpend(9, 0, 0));
  }

  @Test
  void oneCustomerIsTooFew() {
    List<SpendHistory> one = List.of(new SpendHistory(5, 9, 1), new SpendHistory(0, 0, 8));
    assertThatThrownBy(() -> ProfitSpend.fit(one)).isInstanceOf(IllegalArgumentException.class);
  }
}
