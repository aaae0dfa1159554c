package org.whalecurve.runs.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/** What a question may be about: customers, activities and ledger rows that the run has. */
final class Subjects {
  private final RunReader run;
  private final Map<String, List<String>> lists = new HashMap<>();

  Subjects(RunReader run) {
    this.run = run;
  }

  /** The one row of {@code customer}. */
  Rows customer(String id) {
    Rows found = run.query("SELECT * FROM customer WHERE customer_id = " + Names.text(id));
    if (!found.isEmpty()) return found;
    List<String> named =
        texts(
            "SELECT customer_id FROM customer WHERE name = "
                + Names.text(id)
                + " ORDER BY 1 LIMIT 3");
    String near =
        named.isEmpty()
            ? Suggest.closest(id, texts("SELECT customer_id FROM customer"))
                .map(known -> "Did you mean '" + known + "'?")
                .orElse("'export customer' lists them all.")
            : "'" + id + "' is the name of " + String.join(", ", named) + ".";
    throw problem("unknown-customer", "There is no customer '" + id + "' in this run.", near);
  }

  void check(Question question) {
    if (question.activity() != null)
      known(
          "activity",
          question.activity(),
          "SELECT DISTINCT activity FROM activity UNION SELECT DISTINCT source FROM cost_flow WHERE stage <> 'ledger' UNION SELECT '(unassigned)' UNION SELECT '(new_products)'");
    if (question.period() != null)
      known(
          "period",
          question.period(),
          "SELECT DISTINCT period FROM cost_flow UNION SELECT DISTINCT period FROM ledger_row UNION SELECT DISTINCT period FROM activity_cost");
  }

  /** A product that brought no cell may be misspelt. */
  void checkProduct(Question question, List<Cell> cells) {
    if (question.product() != null && cells.isEmpty())
      known("product", question.product(), "SELECT DISTINCT product_id FROM profit");
  }

  private void known(String what, String name, String sql) {
    List<String> names = lists.computeIfAbsent(sql, q -> texts(q + " ORDER BY 1"));
    if (names.contains(name)) return;
    throw problem(
        "unknown-" + what,
        "There is no " + what + " '" + name + "' in this run.",
        Suggest.didYouMean(name, names));
  }

  /** The parts of a ledger row, one for each period. */
  List<LedgerRow> ledgerRow(Place place, String period, View view) {
    List<LedgerRow> parts = LedgerRows.at(run, view, place.file(), place.line(), period);
    if (parts.isEmpty()) throw notFound(place, period);
    if (parts.get(0).pool().startsWith("(reconcile")) {
      throw problem(
          "not-costed",
          place.file()
              + ":"
              + place.line()
              + " repeats what the transactions say: nobody bears it.",
          "`reconcile` in model/cost.yaml compares such rows with the transactions; balance shows the difference.");
    }
    return parts;
  }

  private ProblemException notFound(Place place, String period) {
    String at = place.file() + ":" + place.line();
    List<String> files = texts("SELECT DISTINCT file FROM ledger_row ORDER BY 1");
    if (!files.contains(place.file()))
      return problem(
          "unknown-ledger-row",
          "No ledger row of this run stands in '" + place.file() + "'.",
          Suggest.didYouMean(place.file(), files));
    Rows refused =
        run.query(
            "SELECT reason FROM reject WHERE file = %s AND line = %d AND source = 'ledger'"
                .formatted(Names.text(place.file()), place.line()));
    if (!refused.isEmpty())
      return problem(
          "refused-ledger-row",
          at + " was refused when the file was read: " + refused.text(0, "reason"),
          "Correct the row and run again.");
    Rows range =
        run.query(
            "SELECT min(line) AS first, max(line) AS last FROM ledger_row WHERE file = "
                + Names.text(place.file()));
    return problem(
        "unknown-ledger-row",
        "There is no ledger row at " + at + (period == null ? "." : " in " + period + "."),
        "Its rows in this run stand in lines %d to %d, the header in the first."
            .formatted(range.whole(0, "first"), range.whole(0, "last")));
  }

  private List<String> texts(String sql) {
    Rows rows = run.query(sql);
    String column = rows.columns().get(0).name();
    return IntStream.range(0, rows.size()).mapToObj(i -> rows.text(i, column)).toList();
  }

  private ProblemException problem(String code, String message, String remedy) {
    return new ProblemException(
        new Problem(code, SourcePlace.ofFile("runs/" + run.manifest().run()), message, remedy));
  }
}
