package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Files of histories, as the published cases give them, through the command line. */
class ClvCommandTest {
  /** Fader & Hardie 2007, "How to Project Customer Retention", table 1. */
  private static final String COHORTS =
      """
      year,highend_pct,regular_pct
      0,100.0,100.0
      1,86.9,63.1
      2,74.3,46.8
      3,65.3,38.2
      4,59.3,32.6
      5,55.1,28.9
      6,51.7,26.2
      7,49.1,24.1
      8,46.8,22.3
      """;

  /** Fader, Hardie & Shang 2010, table 1. */
  private static final String DONORS =
      """
      frequency,recency,periods,customers
      6,6,6,1203
      5,6,6,728
      4,6,6,512
      3,6,6,357
      2,6,6,234
      1,6,6,129
      5,5,6,335
      4,5,6,284
      3,5,6,225
      2,5,6,173
      1,5,6,119
      4,4,6,240
      3,4,6,181
      2,4,6,155
      1,4,6,78
      3,3,6,322
      2,3,6,255
      1,3,6,129
      2,2,6,613
      1,2,6,277
      1,1,6,1091
      0,0,6,3464
      """;

  private static final String HISTORIES =
      """
      Customer;Frequency;Recency;T;Monetary
      C-1;2;30,43;38,86;22,35
      C-2;0;0;38,86;
      C-3;13;30,71;37,14;17,56
      """;

  @TempDir static Path temp;

  private static Path file(String name, String text) {
    try {
      return Files.writeString(temp.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path cdnow() {
    String stated = System.getenv("WHALECURVE_SHARED");
    Path shared = stated == null ? Cli.root().resolve("../shared") : Path.of(stated);
    Path file = shared.resolve("data/clv/cdnow_summary.csv");
    if (!Files.exists(file)) System.out.println("skipped: there is no shared/data/clv");
    assumeTrue(Files.exists(file), "there is no shared/data/clv");
    return file;
  }

  /** Maxima found with 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "bg-nbd, -9582.42920667393, r, 0.24259452243072055, b, 2.4259067767395575",
    "mbg-nbd, -9582.135715553752, r, 0.524843159068902, b, 1.6140022404212457",
    "pareto-nbd, -9594.976178939543, r, 0.5532770468454402, beta, 11.668735290954324",
    "gamma-gamma, -4055.9176948018758, p, 6.249572271614648, v, 15.44352096180641"
  })
  void fitsTheCdnowSample(
      String model, double log, String first, double one, String last, double other) {
    Cli.Result fit = Cli.run("clv", "fit", cdnow(), "--model", model, "--json");
    assertThat(fit.code()).as(fit.err()).isZero();
    JsonNode json = fit.json();
    assertThat(json.get("model").asString()).isEqualTo(model);
    assertThat(json.get("log_likelihood").asDouble()).isCloseTo(log, within(1e-6));
    assertThat(json.get("converged").asBoolean()).isTrue();
    assertThat(json.get("parameters").get(first).asDouble()).isCloseTo(one, withinPercentage(1e-3));
    assertThat(json.get("parameters").get(last).asDouble())
        .isCloseTo(other, withinPercentage(1e-3));
    assertThat(json.get("standard_errors").get(last).asDouble()).isPositive();
  }

  @Test
  void fitsDonorsInWholePeriods() {
    Path donors = file("donors.csv", DONORS);
    JsonNode json = Cli.run("clv", "fit", donors, "--model", "bg-bb", "--json").json();
    assertThat(json.get("customers").asDouble()).isEqualTo(11_104);
    assertThat(json.get("log_likelihood").asDouble()).isCloseTo(-33225.581274347, within(1e-6));
    assertThat(json.get("parameters").get("delta").asDouble()).isCloseTo(2.78344, within(1e-4));
  }

  @Test
  void fitsEachCohortOrTheChosenOne() {
    Path cohorts = file("cohorts.csv", COHORTS);
    JsonNode both =
        Cli.run("clv", "fit", cohorts, "--model", "sbg", "--periods", 7, "--json").json();
    assertThat(both.get("cohorts")).hasSize(2);
    assertThat(both.get("cohort").asString()).isEqualTo("highend_pct");
    assertThat(both.get("log_likelihood").asDouble()).isCloseTo(-1611.1581473912, within(1e-6));
    JsonNode one =
        Cli.run(
                "clv",
                "fit",
                cohorts,
                "--model",
                "sbg",
                "--periods",
                7,
                "--column",
                "regular_pct",
                "--json")
            .json();
    assertThat(one.get("log_likelihood").asDouble()).isCloseTo(-1680.2651884633, within(1e-6));
    assertThat(one.get("parameters").get("alpha").asDouble()).isCloseTo(0.704077, within(1e-5));
  }

  @Test
  void forecastsEachCustomerOfAFileInItsOrder() {
    Path histories = file("histories.csv", HISTORIES);
    Cli.Result predict =
        Cli.run(
            "clv",
            "predict",
            histories,
            "--model",
            "pareto-nbd",
            "--params",
            "r=0.553,alpha=10.578,s=0.606,beta=11.669,p=6.25,q=3.74,v=15.44",
            "--horizon",
            39,
            "--unit",
            "week",
            "--discount",
            0.1,
            "--margin",
            0.3,
            "--json");
    assertThat(predict.code()).as(predict.err()).isZero();
    JsonNode json = predict.json();
    assertThat(json).hasSize(3);
    assertThat(json.get(0).get("customer").asString()).isEqualTo("C-1");
    assertThat(json.get(2).get("p_alive").asDouble()).isCloseTo(0.78, within(0.01));
    assertThat(json.get(2).get("expected_transactions").asDouble()).isCloseTo(7.14, within(0.05));
    assertThat(json.get(1).get("expected_spend").asDouble()).isCloseTo(35.21897, within(1e-4));
    for (JsonNode customer : json) {
      double discounted = customer.get("discounted_transactions").asDouble();
      assertThat(discounted).isLessThan(customer.get("expected_transactions").asDouble());
      assertThat(customer.get("clv").asDouble())
          .isCloseTo(
              0.3 * discounted * customer.get("expected_spend").asDouble(), withinPercentage(1e-6));
    }
  }

  @Test
  void aSavedModelForecastsWithIntervals() throws IOException {
    Path donors = file("donors2.csv", DONORS.replace("periods,customers", "periods,customers"));
    Cli.Result fit = Cli.run("clv", "fit", donors, "--model", "bg-bb", "--json");
    Path saved = file("fit.json", fit.out());
    JsonNode json =
        Cli.run("clv", "predict", donors, "--fit", saved, "--horizon", 5, "--json").json();
    assertThat(json).hasSize(22);
    assertThat(json.get(0).get("expected_transactions").asDouble()).isCloseTo(3.7525, within(1e-3));
    Path repeat = file("repeat.csv", repeaters());
    saved =
        file("repeat.json", Cli.run("clv", "fit", repeat, "--model", "mbg-nbd", "--json").out());
    JsonNode first =
        Cli.run("clv", "predict", repeat, "--fit", saved, "--intervals", "--json").json().get(0);
    double expected = first.get("expected_transactions").asDouble();
    assertThat(first.get("expected_transactions_low").asDouble()).isLessThan(expected);
    assertThat(first.get("expected_transactions_high").asDouble()).isGreaterThan(expected);
  }

  private static String repeaters() {
    List<String> lines = new ArrayList<>(List.of("customer,frequency,recency,T"));
    for (int i = 0; i < 300; i++) {
      int x = i * i % 7;
      int t = x == 0 ? 0 : 5 + i * 11 % 40;
      lines.add("K%d,%d,%d,%d".formatted(i, x, t, 50));
    }
    return String.join("\n", lines) + "\n";
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("bg-nbd", "customer,frequency,recency,T\n1,2,40,38\n", "recency-after-end", 2),
        Arguments.of("bg-nbd", "customer,frequency,recency,T\n1,1.5,3,8\n", "bad-frequency", 2),
        Arguments.of("bg-nbd", "customer,frequency,recency,T\n1,x,3,8\n", "not-a-number", 2),
        Arguments.of("bg-nbd", "customer,frequency,recency,T\n1,1,-3,8\n", "negative-time", 2),
        Arguments.of("bg-nbd", "customer,frequency,recency,T\n1,2,4,9\n", "one-customer", 0),
        Arguments.of(
            "pareto-nbd", "customer,frequency,recency,T\n1,0,0,9\n2,0,0,8\n", "no-repeat", 0),
        Arguments.of(
            "bg-nbd", "customer,frequency,recency,T\n1,1,3,9\n1,1,3,9\n", "customer-twice", 3),
        Arguments.of("bg-nbd", "customer,frequency,recency\n1,1,3\n", "missing-column", 1),
        Arguments.of("bg-nbd", "customer,frequency,recency,T\n", "empty-file", 0),
        Arguments.of(
            "gamma-gamma", "customer,frequency,monetary\n1,1,-5\n2,2,7\n", "negative-monetary", 2),
        Arguments.of(
            "gamma-gamma", "customer,frequency,monetary\n1,1,5\n2,2,5\n", "spend-alike", 0),
        Arguments.of("bg-bb", "frequency,recency,periods\n3,2,6\n", "too-many-purchases", 2),
        Arguments.of("sbg", "year,left\n0,100\n1,90\n2,95\n", "cohort-grows", 4),
        Arguments.of("sbg", "year,left\n0,100\n1,100\n2,100\n", "nobody-left", 0),
        Arguments.of("mbg-cnbd-k", repeaters(), "regularity-unknown", 0));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void saysWhatIsWrongWithAFile(String model, String text, String code, int line) {
    Path broken = file("broken.csv", text);
    Cli.Result fit = Cli.run("clv", "fit", broken, "--model", model, "--json");
    assertThat(fit.code()).as(fit.out()).isEqualTo(1);
    JsonNode problem = fit.problems().get(0);
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("line").asInt()).isEqualTo(line);
    assertThat(problem.get("file").asString()).endsWith("broken.csv");
    assertThat(problem.get("remedy").asString()).isNotBlank();
  }

  @Test
  void saysWhatIsWrongWithACommand() {
    Path histories = file("histories.csv", HISTORIES);
    assertThat(Cli.run("clv", "fit", histories, "--model", "sgb").err()).contains("'sbg'");
    assertThat(Cli.run("clv", "fit", histories).code()).isEqualTo(2);
    Cli.Result missing =
        Cli.run("clv", "predict", histories, "--model", "bg-nbd", "--params", "r=1,alpha=2");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("missing: a, b");
    assertThat(
            Cli.run(
                    "clv",
                    "predict",
                    histories,
                    "--model",
                    "bg-nbd",
                    "--params",
                    "r=1,alpha=2,a=-1,b=3")
                .code())
        .isEqualTo(2);
  }

  @Test
  void buyersOfOneTimeAreNotSaidToBeAliveForSure() {
    Path histories = file("histories.csv", HISTORIES);
    Cli.Result predict =
        Cli.run(
            "clv",
            "predict",
            histories,
            "--model",
            "bg-nbd",
            "--params",
            "r=0.243,alpha=4.414,a=0.793,b=2.426");
    assertThat(predict.err()).contains("1 customers bought once", "pareto-nbd");
  }

  @Test
  void aTextShowsParametersWithIntervals() {
    Path donors = file("donors3.csv", DONORS);
    Cli.Result fit = Cli.run("clv", "fit", donors, "--model", "bg-bb");
    assertThat(fit.out())
        .contains("11,104 customers", "95 % low", "converged", "log-likelihood -33225.58");
  }
}
