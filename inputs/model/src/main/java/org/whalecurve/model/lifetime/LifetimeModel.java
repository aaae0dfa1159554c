package org.whalecurve.model.lifetime;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.yaml.Section;

/**
 * How lifetime value is found.
 *
 * @param model {@code auto}, or the name of a model of repeat buying
 * @param unit in which parameters that are times are stated: day, week, month, year
 * @param horizonMonths how far lifetime value looks
 * @param discount yearly rate of interest, a fraction
 * @param incremental whether value is incremental profit; else full profit
 * @param parameters of a saved model, by name: nothing is fitted; empty to fit
 * @param place of the section, or of the file
 */
public record LifetimeModel(
    String model,
    String unit,
    int horizonMonths,
    BigDecimal discount,
    boolean incremental,
    Map<String, BigDecimal> parameters,
    SourcePlace place) {
  /** Keys of value.yaml that this reads. */
  public static final List<String> KEYS = List.of("lifetime");

  /** Finds the model in the data. */
  public static final String AUTO = "auto";

  /** Models and the names of their parameters. */
  public static final Map<String, List<String>> MODELS = models();

  private static final int HORIZON = 36;
  private static final BigDecimal DISCOUNT = new BigDecimal("0.1");

  private static Map<String, List<String>> models() {
    Map<String, List<String>> models = new LinkedHashMap<>();
    models.put("bg-nbd", List.of("r", "alpha", "a", "b"));
    models.put("mbg-nbd", List.of("r", "alpha", "a", "b"));
    models.put("pareto-nbd", List.of("r", "alpha", "s", "beta"));
    models.put("bg-bb", List.of("alpha", "beta", "gamma", "delta"));
    return models;
  }

  /** Reads the section; problems are collected where they stand. */
  public static LifetimeModel read(Section file) {
    Section said =
        file.block("lifetime")
            .map(
                y ->
                    Section.of(
                        y,
                        List.of(
                            "model", "unit", "horizon_months", "discount", "view", "parameters")))
            .orElse(Section.ABSENT);
    List<String> names = new java.util.ArrayList<>(List.of(AUTO));
    names.addAll(MODELS.keySet());
    String model = said.word("model", names, AUTO);
    return new LifetimeModel(
        model,
        said.word("unit", List.of("day", "week", "month", "year"), "week"),
        said.number("horizon_months", BigDecimal.ONE, BigDecimal.valueOf(600))
            .map(BigDecimal::intValue)
            .orElse(HORIZON),
        said.number("discount", BigDecimal.ZERO, BigDecimal.ONE).orElse(DISCOUNT),
        said.word("view", List.of("full", "incremental"), "full").equals("incremental"),
        said.block("parameters").map(y -> parameters(Section.named(y), model)).orElse(Map.of()),
        said == Section.ABSENT ? file.place() : said.place());
  }

  private static Map<String, BigDecimal> parameters(Section said, String model) {
    if (model.equals(AUTO)) {
      said.yaml()
          .problem(
              "parameters-without-model",
              "Parameters stand here, but no model is named.",
              "Say whose they are, for instance model: bg-nbd.");
      return Map.of();
    }
    Map<String, BigDecimal> parameters = new LinkedHashMap<>();
    List<String> known = MODELS.get(model);
    said.entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name))
                entry
                    .key()
                    .problem(
                        "unknown-parameter",
                        "'" + name + "' is no parameter of " + model + ".",
                        Suggest.didYouMean(name, known));
              said.number(name, new BigDecimal("1e-9"), null)
                  .ifPresent(value -> parameters.put(name, value));
            });
    for (String name : known)
      said.require(name, model + " has the parameters " + String.join(", ", known) + ".");
    return java.util.Collections.unmodifiableMap(parameters);
  }
}
