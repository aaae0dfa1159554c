package org.whalecurve.value.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.whalecurve.kernel.SourcePlace;

/**
 * Cards of three public data sets: area under the curve on stratified holdouts of 30 %, mean over
 * seeds. A few seeds in every build, all ten with {@code -Dwhalecurve.seeds=10}; tables in {@code
 * target/cards}.
 */
class RealCardsTest {
  @Test
  void telecom_customers_who_leave() {
    try (RealData data = RealData.open("telco-churn/Telco-Customer-Churn.csv.gz", "customerID")) {
      data.texts(
              "gender",
              "SeniorCitizen",
              "Partner",
              "Dependents",
              "PhoneService",
              "MultipleLines",
              "InternetService",
              "OnlineSecurity",
              "OnlineBackup",
              "DeviceProtection",
              "TechSupport",
              "StreamingTV",
              "StreamingMovies",
              "Contract",
              "PaperlessBilling",
              "PaymentMethod")
          .numbers("tenure", "MonthlyCharges", "TotalCharges");
      report("telco-churn", data.read("Churn = 'Yes'"), 3, 0.84);
    }
  }

  @Test
  void bank_customers_who_close_their_card() {
    try (RealData data = RealData.open("bank-churners/BankChurners.csv.gz", "CLIENTNUM")) {
      data.texts("Gender", "Education_Level", "Marital_Status", "Income_Category", "Card_Category")
          .numbers(
              "Customer_Age",
              "Dependent_count",
              "Months_on_book",
              "Total_Relationship_Count",
              "Months_Inactive_12_mon",
              "Contacts_Count_12_mon",
              "Credit_Limit",
              "Total_Revolving_Bal",
              "Avg_Open_To_Buy",
              "Total_Amt_Chng_Q4_Q1",
              "Total_Trans_Amt",
              "Total_Trans_Ct",
              "Total_Ct_Chng_Q4_Q1",
              "Avg_Utilization_Ratio")
          .feature("ticket", "TO_NUMBER(Total_Trans_Amt) / TO_NUMBER(Total_Trans_Ct)");
      report("bank-churners", data.read("Attrition_Flag = 'Attrited Customer'"), 2, 0.95);
    }
  }

  @Test
  void card_holders_who_do_not_pay() {
    try (RealData data = RealData.open("credit-default/UCI_Credit_Card.csv.gz", "ID")) {
      data.texts("X2", "X3", "X4").numbers("X1", "X5");
      for (int i = 6; i <= 23; i++) data.numbers("X" + i);
      derived(data);
      report("credit-default", data.read("Y = '1'"), 1, 0.765);
    }
  }

  /**
   * Delays in X6…X11, bills in X12…X17, payments in X18…X23, the latest month first; X1 the limit.
   */
  private static void derived(RealData data) {
    String bills = months(12, " + ", "TO_NUMBER(X%d)");
    String paid = months(18, " + ", "TO_NUMBER(X%d)");
    data.feature("max_delay", "GREATEST(" + months(6, ", ", "TO_NUMBER(X%d)") + ")")
        .feature("months_late", months(6, " + ", "CASE WHEN TO_NUMBER(X%d) > 0 THEN 1 ELSE 0 END"))
        .feature("utilisation", "TO_NUMBER(X12) / TO_NUMBER(X1)")
        .feature("mean_utilisation", "(" + bills + ") / 6 / TO_NUMBER(X1)")
        .feature("paid", paid)
        .feature("paid_of_limit", "(" + paid + ") / TO_NUMBER(X1)")
        .feature("paid_of_bills", "(" + paid + ") / NULLIF(GREATEST(" + bills + ", 0), 0)")
        .feature("growth", "(TO_NUMBER(X12) - TO_NUMBER(X17)) / TO_NUMBER(X1)")
        .feature("least_paid", "LEAST(" + months(18, ", ", "TO_NUMBER(X%d)") + ")");
    for (int i = 0; i < 5; i++) {
      String bill = "TO_NUMBER(X" + (13 + i) + ")";
      String payment = "TO_NUMBER(X" + (18 + i) + ")";
      data.feature("paid_of_bill_" + i, payment + " / NULLIF(GREATEST(" + bill + ", 0), 0)")
          .feature("left_of_limit_" + i, "(" + bill + " - " + payment + ") / TO_NUMBER(X1)");
    }
  }

  private static String months(int first, String between, String form) {
    return IntStream.range(first, first + 6)
        .mapToObj(i -> String.format(Locale.ROOT, form, i))
        .collect(Collectors.joining(between));
  }

  private static void report(String name, CardData all, int fewSeeds, double goal) {
    int seeds = Integer.getInteger("whalecurve.seeds", fewSeeds);
    double[] auc = new double[seeds];
    StringBuilder text = new StringBuilder("# " + name + "\n\n");
    for (int seed = 1; seed <= seeds; seed++) {
      CardLearner.Learnt learnt =
          CardLearner.learnAndTest(
              name, SourcePlace.ofFile(name), CardSettings.USUAL.withSeed(seed), all);
      auc[seed - 1] = learnt.holdout().auc();
      assertThat(learnt.card().parts()).hasSizeLessThanOrEqualTo(20);
      text.append(tables(seed, learnt));
    }
    double mean = Ranking.mean(auc);
    double squares = 0;
    for (double a : auc) squares += (a - mean) * (a - mean);
    String result =
        String.format(
            Locale.ROOT,
            "%s: AUC %.4f, standard deviation %.4f over seeds 1 to %d (%d customers, %d events)",
            name,
            mean,
            seeds == 1 ? 0 : Math.sqrt(squares / (seeds - 1)),
            seeds,
            all.size(),
            all.events());
    System.out.println(result);
    write(name, text.append(result).append('\n').toString());
    assertThat(mean).as(result).isGreaterThanOrEqualTo(goal);
  }

  private static String tables(int seed, CardLearner.Learnt learnt) {
    Evaluation e = learnt.holdout();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "## Seed %d%nAUC %.4f ± %.4f (learnt from: %.4f), Gini %.4f, KS %.4f, Brier %.4f, log loss"
                + " %.4f, Hosmer-Lemeshow %.1f (p %.3f), %d parts%n%n",
            seed,
            e.auc(),
            e.aucError(),
            learnt.training().auc(),
            e.gini(),
            e.ks(),
            e.brier(),
            e.logLoss(),
            e.hosmerLemeshow(),
            e.hosmerLemeshowP(),
            learnt.card().parts().size()));
    text.append("| points | customers | foretold | observed | 95 % interval | lift | captured |\n");
    text.append("|---|---|---|---|---|---|---|\n");
    for (Evaluation.Group g : e.groups()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %.0f to %.0f | %d | %.4f | %.4f | %.4f to %.4f | %.2f | %.3f |%n",
              g.fewestPoints(),
              g.mostPoints(),
              g.customers(),
              g.expected(),
              g.observed(),
              g.low(),
              g.high(),
              g.lift(),
              g.captured()));
    }
    text.append(
        "\n| part | bin | customers | events | woe | points |\n|---|---|---|---|---|---|\n");
    for (Card.Part part : learnt.card().parts()) {
      for (int c = 0; c < part.cells().size(); c++) {
        Card.Cell cell = part.cells().get(c);
        if (cell.n() == 0) continue;
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %d | %d | %.3f | %d |%n",
                part.name(),
                part.label(c),
                cell.n(),
                cell.events(),
                cell.woe(),
                cell.points()));
      }
    }
    return text.append('\n').toString();
  }

  private static void write(String name, String text) {
    try {
      Path folder = Files.createDirectories(Path.of("target/cards"));
      Files.writeString(folder.resolve(name + ".md"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
