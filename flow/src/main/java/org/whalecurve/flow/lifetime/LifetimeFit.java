package org.whalecurve.flow.lifetime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whalecurve.engine.Row;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.value.discrete.Cohort;
import org.whalecurve.value.discrete.DiscreteFits;
import org.whalecurve.value.discrete.OpportunityHistory;
import org.whalecurve.value.discrete.ShiftedBetaGeometric;
import org.whalecurve.value.lifetime.Fit;
import org.whalecurve.value.lifetime.Histories;
import org.whalecurve.value.lifetime.MaximumLikelihood.Options;
import org.whalecurve.value.spend.GammaGamma;
import org.whalecurve.value.spend.Independence;
import org.whalecurve.value.spend.ProfitSpend;
import org.whalecurve.value.spend.SpendFits;
import org.whalecurve.value.spend.SpendHistory;

/** Fits a model to a file of its own. */
public final class LifetimeFit {
  private LifetimeFit() {}

  /**
   * What to fit.
   *
   * @param unit of the file's times, and of the parameters
   * @param penalty 0 for none
   * @param covariates columns with numbers that purchasing and leaving may depend on
   * @param k regularity of purchases, for mbg-cnbd-k; 0 where it is not known
   * @param column cohort of the file, or null for all
   * @param periods renewals to learn from, 0 for all
   * @param cohortSize customers of a cohort that is given in percent
   */
  public record Request(
      Path file,
      LifetimeModel model,
      String unit,
      double penalty,
      List<String> covariates,
      int k,
      String column,
      int periods,
      double cohortSize) {}

  /**
   * One model, or one per cohort.
   *
   * @throws ProblemException with everything that is wrong with the file
   */
  public static List<FittedModel> of(Request request) {
    Options options =
        new Options(request.penalty(), Options.DEFAULT.tolerance(), Options.DEFAULT.iterations());
    try (Workbench bench = Workbench.open()) {
      return switch (request.model().data()) {
        case REPEAT -> List.of(repeat(bench, request, options));
        case OPPORTUNITY -> List.of(opportunity(bench, request, options));
        case COHORT -> cohorts(bench, request, options);
        case SPEND -> List.of(spend(bench, request, options));
      };
    }
  }

  private static HistoryFile read(Workbench bench, Request request, HistoryFile.Amounts amounts) {
    return HistoryFile.read(
        bench,
        request.file(),
        request.model().data(),
        Units.of(request.unit()),
        request.covariates(),
        amounts);
  }

  private static FittedModel repeat(Workbench bench, Request request, Options options) {
    HistoryFile file = read(bench, request, HistoryFile.Amounts.NONE);
    Histories histories = RepeatModels.histories(file, request.covariates());
    enough(file, histories.customers(), histories.transactions());
    if (request.model() == LifetimeModel.MBG_CNBD_K && request.k() == 0)
      throw file.problem(
          "regularity-unknown",
          "how regularly customers buy cannot be seen from frequency, recency and T alone",
          "Say it with --regularity K (1 random, 2 or more regular), or give a log of transactions"
              + " to clv evaluate, which finds it.");
    Fit fit = RepeatModels.of(request.model(), Math.max(1, request.k())).fit(histories, options);
    FittedModel fitted =
        FittedModel.of(request.model(), fit, histories.size(), file.notes())
            .in(request.unit(), request.covariates());
    return request.model() == LifetimeModel.MBG_CNBD_K
        ? fitted.with("k", Math.max(1, request.k()))
        : fitted;
  }

  private static FittedModel opportunity(Workbench bench, Request request, Options options) {
    HistoryFile file = read(bench, request, HistoryFile.Amounts.NONE);
    List<OpportunityHistory> histories = opportunities(file);
    double customers = histories.stream().mapToDouble(OpportunityHistory::customers).sum();
    double purchases =
        histories.stream().mapToDouble(h -> (double) h.frequency() * h.customers()).sum();
    enough(file, customers, purchases);
    Fit fit = DiscreteFits.bgBb(histories, options);
    return FittedModel.of(request.model(), fit, histories.size(), file.notes());
  }

  static List<OpportunityHistory> opportunities(HistoryFile file) {
    List<OpportunityHistory> histories = new ArrayList<>();
    for (Row row : file.histories())
      histories.add(
          new OpportunityHistory(
              row.decimal(0).intValueExact(),
              row.decimal(1).intValueExact(),
              row.decimal(2).intValueExact(),
              row.integer(3)));
    return histories;
  }

  private static void enough(HistoryFile file, double customers, double purchases) {
    if (customers < 2)
      throw file.problem(
          "one-customer",
          "the file has one customer, and what differs between customers cannot be learnt from one",
          "Fit on many customers, then score the one with clv predict.");
    if (purchases == 0)
      throw file.problem(
          "no-repeat",
          String.format(
              Locale.ROOT,
              "all %,.0f customers have frequency 0: nobody bought again, so neither the rate of"
                  + " buying nor that of leaving can be learnt",
              customers),
          "Frequency counts the transactions after the first. Observe for longer, or check how it"
              + " was counted.");
  }

  private static List<FittedModel> cohorts(Workbench bench, Request request, Options options) {
    CohortFile.Cohorts read =
        CohortFile.read(
            bench, request.file(), request.column(), request.periods(), request.cohortSize());
    List<FittedModel> models = new ArrayList<>();
    for (Cohort cohort : read.cohorts()) {
      Fit fit = DiscreteFits.cohort(cohort, options);
      models.add(
          FittedModel.of(request.model(), fit, cohort.periods(), read.notes())
              .ofCohort(cohort.name())
              .with(retention(cohort, fit)));
    }
    return models;
  }

  /** Renewals seen beside what the model says. */
  private static Map<String, Object> retention(Cohort cohort, Fit fit) {
    ShiftedBetaGeometric model = new ShiftedBetaGeometric(fit.values()[0], fit.values()[1]);
    List<Map<String, Object>> periods = new ArrayList<>();
    for (int t = 1; t <= cohort.periods(); t++) {
      Map<String, Object> period = new LinkedHashMap<>();
      period.put("period", (long) t);
      period.put("survival_seen", cohort.survival(t));
      period.put("survival", model.survival(t));
      boolean any = cohort.survivors().get(t - 1) > 0;
      period.put("retention_seen", any ? cohort.survival(t) / cohort.survival(t - 1) : null);
      period.put("retention", model.retention(t));
      periods.add(period);
    }
    return Map.of("periods", periods);
  }

  private static FittedModel spend(Workbench bench, Request request, Options options) {
    boolean gamma = request.model() == LifetimeModel.GAMMA_GAMMA;
    HistoryFile file =
        read(bench, request, gamma ? HistoryFile.Amounts.POSITIVE : HistoryFile.Amounts.ANY);
    List<SpendHistory> all = spends(file);
    double repeaters = customers(all.stream().filter(h -> h.transactions() > 0).toList());
    if (repeaters < 2)
      throw file.problem(
          "no-repeat",
          String.format(
              Locale.ROOT,
              "%,.0f of %,.0f customers have a frequency above 0; two are the least",
              repeaters,
              customers(all)),
          "Monetary is the mean amount of the transactions counted by frequency.");
    return gamma ? gammaGamma(file, all, options) : profit(file, all);
  }

  static List<SpendHistory> spends(HistoryFile file) {
    List<SpendHistory> spends = new ArrayList<>();
    for (Row row : file.spends()) {
      long x = row.decimal(0).longValueExact();
      double mean = x == 0 || row.get(1) == null ? 0 : row.decimal(1).doubleValue();
      spends.add(new SpendHistory(x, mean, row.integer(2)));
    }
    return spends;
  }

  private static double customers(List<SpendHistory> spends) {
    return spends.stream().mapToDouble(SpendHistory::customers).sum();
  }

  private static FittedModel gammaGamma(HistoryFile file, List<SpendHistory> all, Options options) {
    List<SpendHistory> used = SpendFits.positive(all);
    if (used.stream().mapToDouble(SpendHistory::mean).distinct().count() < 2)
      throw file.problem(
          "spend-alike",
          String.format(
              Locale.ROOT,
              "%,.0f customers have transactions with a mean above zero, and their means do not"
                  + " differ: nothing tells how spend varies",
              customers(used)),
          "Take that mean for everybody.");
    double repeaters = customers(all.stream().filter(h -> h.transactions() > 0).toList());
    double zero = repeaters - customers(used);
    if (zero > 0)
      file.notes()
          .add(
              String.format(
                  Locale.ROOT,
                  "%,.0f customers with transactions and a mean of 0 are left out",
                  zero));
    Fit fit = SpendFits.gammaGamma(all, options);
    Independence check = Independence.of(used);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("correlation", check.correlation());
    details.put("correlation_p_value", check.pValue());
    details.put("independence", check.verdict().name().toLowerCase(Locale.ROOT));
    double mean = new GammaGamma(fit.values()[0], fit.values()[1], fit.values()[2]).mean();
    details.put("population_mean_spend", Double.isNaN(mean) ? null : mean);
    return FittedModel.of(LifetimeModel.GAMMA_GAMMA, fit, used.size(), file.notes()).with(details);
  }

  private static FittedModel profit(HistoryFile file, List<SpendHistory> all) {
    ProfitSpend model = ProfitSpend.fit(all);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("mean", model.mean());
    values.put("between", model.between());
    values.put("within", model.within());
    List<String> warnings = new ArrayList<>();
    if (model.between() == 0)
      warnings.add(
          "customers do not differ beyond chance: everyone is expected to bring in the mean");
    if (model.within() == 0)
      warnings.add(
          "single transactions of a customer do not seem to vary: each customer's mean is taken as it"
              + " is, however few transactions it has");
    FittedModel given = FittedModel.given(LifetimeModel.PROFIT, values, null, List.of());
    return given.learnt(customers(all), all.size(), warnings, file.notes());
  }
}
