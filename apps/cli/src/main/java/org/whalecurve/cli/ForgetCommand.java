package org.whalecurve.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.whalecurve.engine.Engine;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.runs.People;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code forget}: a customer's name and personal attributes. */
@Command(
    name = "forget",
    description =
        "Forget a customer's name and personal attributes, now and in runs to come; ids and amounts"
            + " stay.")
final class ForgetCommand implements Callable<Integer> {
  /** Among more ids nobody finds a slip of the pen by likeness. */
  private static final int SUGGESTED_FROM_MAX = 50_000;

  /** Of the latest run, and those whom only an earlier one knows. */
  private static final String IDS =
      "SELECT customer_id FROM (SELECT customer_id FROM customer%s) AS ids";

  @ParentCommand private Whalecurve root;

  @Parameters(paramLabel = "CUSTOMER", arity = "1..*", description = "customer_id")
  private List<String> customers;

  @Override
  public Integer call() {
    root.load();
    check();
    List<Map<String, Object>> done = new ArrayList<>();
    for (String customer : customers) {
      boolean known = People.of(root.folder()).forget(Engine.named("duckdb"), customer);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("customer", customer);
      one.put("known", known);
      done.add(one);
    }
    if (root.json()) root.printJson(Map.of("forgotten", done));
    else done.forEach(this::print);
    return 0;
  }

  private void print(Map<String, Object> one) {
    String what =
        one.get("known").equals(true)
            ? "name and personal attributes are forgotten"
            : "nothing personal was known";
    root.out()
        .printf(
            "%s: %s, and none will be taken from the source files again.%n",
            one.get("customer"), what);
    root.out().println("  The source files still have what they had: they are yours to clean.");
  }

  private void check() {
    if (root.store().latest().isEmpty()) return;
    String person =
        People.of(root.folder()).isKnown() ? " UNION SELECT customer_id FROM person" : "";
    try (RunReader run = root.open("latest")) {
      List<Problem> problems = new ArrayList<>();
      for (String customer : customers) {
        String id = "'" + customer.replace("'", "''") + "'";
        Rows found = run.query(IDS.formatted(person) + " WHERE customer_id = " + id);
        if (found.isEmpty()) problems.add(unknown(run, customer));
      }
      if (!problems.isEmpty()) throw new ProblemException(problems);
    }
  }

  private static Problem unknown(RunReader run, String customer) {
    Rows ids = run.query("SELECT customer_id FROM customer LIMIT " + SUGGESTED_FROM_MAX);
    List<String> known = ids.rows().stream().map(row -> String.valueOf(row.get(0))).toList();
    String near =
        Suggest.closest(customer, known).map(id -> "Did you mean '" + id + "'?").orElse("");
    return new Problem(
        "unknown-customer",
        SourcePlace.ofFile("forget"),
        "The latest run has no customer '" + customer + "'.",
        near);
  }
}
