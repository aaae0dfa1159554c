package org.whalecurve.flow.lifetime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The models that the command line fits, by the names that it takes. */
public enum LifetimeModel {
  BG_NBD("bg-nbd", Data.REPEAT, "r", "alpha", "a", "b"),
  MBG_NBD("mbg-nbd", Data.REPEAT, "r", "alpha", "a", "b"),
  PARETO_NBD("pareto-nbd", Data.REPEAT, "r", "alpha", "s", "beta"),
  MBG_CNBD_K("mbg-cnbd-k", Data.REPEAT, "r", "alpha", "a", "b", "k"),
  BG_BB("bg-bb", Data.OPPORTUNITY, "alpha", "beta", "gamma", "delta"),
  SBG("sbg", Data.COHORT, "alpha", "beta"),
  GAMMA_GAMMA("gamma-gamma", Data.SPEND, "p", "q", "v"),
  PROFIT("profit", Data.SPEND, "mean", "between", "within");

  /** What a model learns from. */
  public enum Data {
    /** Purchases at any time: frequency, recency, T. */
    REPEAT,
    /** Purchases at given opportunities: frequency, recency, periods. */
    OPPORTUNITY,
    /** How many of a cohort are left after each renewal. */
    COHORT,
    /** Number of transactions and their mean. */
    SPEND
  }

  private final String word;
  private final Data data;
  private final List<String> parameters;

  LifetimeModel(String word, Data data, String... parameters) {
    this.word = word;
    this.data = data;
    this.parameters = List.of(parameters);
  }

  /** Its name on the command line. */
  public String word() {
    return word;
  }

  public Data data() {
    return data;
  }

  /** Names of its parameters, in order. */
  public List<String> parameters() {
    return parameters;
  }

  public static Optional<LifetimeModel> of(String word) {
    return Arrays.stream(values()).filter(model -> model.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(LifetimeModel::word).toList();
  }
}
