package org.whalecurve.value.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.MaximumLikelihood;

/** Fader & Hardie 2013, "The Gamma-Gamma Model of Monetary Value", on the CDNOW sample. */
class GammaGammaTest {
  private static final GammaGamma PUBLISHED = new GammaGamma(6.25, 3.74, 15.44);

  private static List<SpendHistory> cdnow() throws IOException {
    return Files.readAllLines(SharedData.file("clv/cdnow_summary.csv")).stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(f -> new SpendHistory(Long.parseLong(f[1]), Double.parseDouble(f[6]), 1))
        .toList();
  }

  @Test
  void fitsTheCdnowSampleAsPublished() throws IOException {
    Fit fit = SpendFits.gammaGamma(cdnow(), MaximumLikelihood.Options.DEFAULT);
    assertThat(fit.converged()).as(fit.verdict()).isTrue();
    assertThat(fit.customers()).isEqualTo(946);
    assertThat(fit.parameters().get("p")).isCloseTo(6.249572271614648, withinPercentage(1e-3));
    assertThat(fit.parameters().get("q")).isCloseTo(3.7442246671306294, withinPercentage(1e-3));
    assertThat(fit.parameters().get("v")).isCloseTo(15.44352096180641, withinPercentage(1e-3));
    assertThat(fit.standardErrors().get("p")).isCloseTo(1.1902113591404866, within(1e-3));
    assertThat(fit.standardErrors().get("q")).isCloseTo(0.2901584148321351, within(1e-3));
    assertThat(fit.standardErrors().get("v")).isCloseTo(4.159987554588527, within(1e-3));
    assertThat(fit.logLikelihood()).isCloseTo(-4055.9176948018758, within(1e-6));
    Independence check = Independence.of(SpendFits.positive(cdnow()));
    assertThat(check.correlation()).as("published as 0.11").isCloseTo(0.11, within(0.005));
    assertThat(check.verdict()).isEqualTo(Independence.Verdict.WEAK);
    assertThat(fit.warnings()).singleElement().asString().contains("r = 0.11");
  }

  @Test
  void expectsWhatThePublishedParametersSay() {
    assertThat(PUBLISHED.mean()).isCloseTo(35.21897810218978, within(1e-12));
    assertThat(
            new GammaGamma(6.249572271614648, 3.7442246671306294, 15.44352096180641)
                .expected(13, 17.5592307692))
        .isCloseTo(18.134652781566142, within(1e-10));
  }

  @Test
  void withoutAMeanOfThePopulationOnlyCustomersWithTransactionsHaveOne() {
    GammaGamma heavy = new GammaGamma(4, 0.9, 3);
    assertThat(heavy.mean()).isNaN();
    assertThat(heavy.expected(2, 30)).isFinite();
  }

  @Test
  void recoversParametersAndSaysThatTheMeanDoesNotExist() {
    Random random = new Random(11);
    List<SpendHistory> spends =
        IntStream.range(0, 3_000).mapToObj(i -> drawn(random, 4, 0.9, 10)).toList();
    Fit fit = SpendFits.gammaGamma(spends, MaximumLikelihood.Options.DEFAULT);
    assertThat(fit.parameters().get("p")).isCloseTo(4, within(4 * fit.standardErrors().get("p")));
    assertThat(fit.parameters().get("q")).isCloseTo(0.9, within(0.1));
    assertThat(fit.warnings()).anyMatch(w -> w.contains("does not exist"));
  }

  /** Sums of gamma(p) with whole p are sums of exponentials. */
  private static SpendHistory drawn(Random random, int p, double q, double v) {
    double scale = gamma(random, q) / v;
    int x = 1 + random.nextInt(5);
    double sum = 0;
    for (int i = 0; i < x * p; i++) sum -= Math.log(1 - random.nextDouble()) / scale;
    return new SpendHistory(x, sum / x, 1);
  }

  /** Marsaglia & Tsang with the boost for shapes below 1. */
  private static double gamma(Random random, double shape) {
    double d = shape + 1 - 1.0 / 3;
    while (true) {
      double z = random.nextGaussian();
      double v = Math.pow(1 + z / Math.sqrt(9 * d), 3);
      if (v <= 0) continue;
      double u = 1 - random.nextDouble();
      if (Math.log(u) < z * z / 2 + d - d * v + d * Math.log(v))
        return d * v * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
  }

  @Test
  void equalMeansCannotBeFitted() {
    List<SpendHistory> equal = List.of(new SpendHistory(2, 10, 5), new SpendHistory(3, 10, 7));
    assertThatThrownBy(() -> SpendFits.gammaGamma(equal, MaximumLikelihood.Options.DEFAULT))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("12 customers")
        .hasMessageContaining("do not differ");
  }

  @Test
  void gradientIsTheSlopeOfTheValue() {
    GammaGammaLikelihood likelihood =
        new GammaGammaLikelihood(
            List.of(
                new SpendHistory(1, 5, 3),
                new SpendHistory(40, 1e6, 1),
                new SpendHistory(3, 20, 2)));
    double[] at = {1.5, 1.2, 2.5};
    double[] gradient = new double[3];
    likelihood.value(at, gradient);
    for (int j = 0; j < 3; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += 1e-5;
      down[j] -= 1e-5;
      double slope = (likelihood.value(up, null) - likelihood.value(down, null)) / 2e-5;
      assertThat(gradient[j]).isCloseTo(slope, withinPercentage(1e-4));
    }
  }
}
