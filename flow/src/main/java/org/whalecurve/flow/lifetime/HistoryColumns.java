package org.whalecurve.flow.lifetime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.whalecurve.intake.single.SingleFile;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;

/** Finds columns by the names that they go by, and says all that are missing. */
final class HistoryColumns {
  /** Names by what is meant, the best first. */
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("customer", List.of("customer", "customer_id", "cust", "id")),
          Map.entry("customers", List.of("customers", "count", "n_customers")),
          Map.entry("frequency", List.of("frequency", "x")),
          Map.entry("recency", List.of("recency", "t_x")),
          Map.entry("recency_days", List.of("recency_days")),
          Map.entry("T", List.of("T", "age", "t_cal")),
          Map.entry("T_days", List.of("T_days")),
          Map.entry("periods", List.of("periods", "n", "n_periods", "opportunities", "T")),
          Map.entry("monetary", List.of("monetary", "monetary_value", "mean_amount")),
          Map.entry("date", List.of("date", "day", "order_date", "transaction_date")),
          Map.entry("amount", List.of("amount", "net_amount", "sales", "value")),
          Map.entry("year", List.of("year", "period", "renewals", "t", "month", "age")));

  private final String file;
  private final SingleFile source;
  private final List<Problem> problems = new ArrayList<>();

  HistoryColumns(String file, SingleFile source) {
    this.file = file;
    this.source = source;
    problems.addAll(source.refused());
  }

  /** The place of a column, if there is one. */
  Optional<Integer> find(String meaning) {
    return source.find(NAMES.getOrDefault(meaning, List.of(meaning)));
  }

  /** The place of a column; where it is missing, a problem and −1. */
  int need(String meaning, String why) {
    Optional<Integer> place = find(meaning);
    if (place.isEmpty()) {
      List<String> names = NAMES.getOrDefault(meaning, List.of(meaning));
      List<String> others = names.stream().filter(name -> !name.equals(meaning)).toList();
      String also = others.isEmpty() ? "" : " (or " + String.join(", ", others) + ")";
      problems.add(
          new Problem(
              "missing-column",
              new SourcePlace(file, 1, 0),
              "There is no column '" + meaning + "'" + also + ": " + why + ".",
              "Columns are: "
                  + String.join(", ", source.header())
                  + near(meaning)
                  + ". Rename one, or add it."));
    }
    return place.orElse(-1);
  }

  private String near(String meaning) {
    return Suggest.closest(meaning, source.header())
        .map(name -> "; '" + name + "' may be meant")
        .orElse("");
  }

  /** Throws all problems found. */
  void check() {
    if (!problems.isEmpty()) throw new ProblemException(problems);
  }

  /** Columns by a name each, for messages. */
  Map<String, String> names(Map<String, Integer> places) {
    Map<String, String> names = new TreeMap<>();
    places.forEach((key, place) -> names.put(key, source.header().get(place)));
    return names;
  }
}
