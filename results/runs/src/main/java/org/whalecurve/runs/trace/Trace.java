package org.whalecurve.runs.trace;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.Money;
import org.whalecurve.runs.Rows;
import org.whalecurve.runs.RunReader;

/**
 * Says where a figure of a published run comes from, and where a ledger row went. Both directions
 * are exact: the parts sum to the figure, to the unit of 0.000001. Keeps the run's network once it
 * is read, so that one object answers many questions. Not thread-safe.
 */
public final class Trace {
  private static final List<String> LINES =
      List.of(
          "gross_revenue",
          "-discount",
          "-cash_discount",
          "-returns",
          "-revenue_tax",
          "-cost_of_goods");

  private final RunReader run;
  private final Subjects subjects;
  private final Map<View, Published> published = new EnumMap<>(View.class);

  private Trace(RunReader run) {
    this.run = run;
    this.subjects = new Subjects(run);
  }

  public static Trace of(RunReader run) {
    return new Trace(run);
  }

  /**
   * Where a customer's cost comes from.
   *
   * @throws org.whalecurve.kernel.ProblemException where the question names something that the run
   *     does not have
   */
  public Explanation explain(Question question) {
    Rows customer = subjects.customer(question.customer());
    subjects.check(question);
    List<Cell> cells = Cell.read(run, question);
    subjects.checkProduct(question, cells);
    String group = customer.text(0, "customer_group");
    List<TraceStep> steps =
        new Backward(run, published(question.view()), question, group).steps(cells);
    BigInteger units = cells.stream().map(Cell::units).reduce(BigInteger.ZERO, BigInteger::add);
    boolean whole =
        question.activity() == null && question.product() == null && question.period() == null;
    return new Explanation(
        question,
        customer.text(0, "name"),
        Money.fromUnits(units),
        run.manifest().currency(),
        steps,
        whole ? lines(customer, question.view()) : List.of(),
        whole ? new Peers(run, question).compare(customer) : null);
  }

  private Published published(View view) {
    return published.computeIfAbsent(view, v -> new Published(run, v));
  }

  private static List<Explanation.Line> lines(Rows customer, View view) {
    List<String> names = new ArrayList<>(LINES);
    boolean full = view == View.FULL;
    names.add(full ? "-direct_cost" : "-incremental_direct_cost");
    names.add(full ? "-full_cost_to_serve" : "-incremental_cost_to_serve");
    names.add(view.word() + "_profit");
    List<Explanation.Line> lines = new ArrayList<>();
    for (String name : names) {
      String column = name.replace("-", "");
      BigDecimal amount = customer.decimal(0, column);
      lines.add(new Explanation.Line(column, name.equals(column) ? amount : amount.negate()));
    }
    return lines;
  }

  /**
   * Who bears a ledger row.
   *
   * @param period null for all periods that the row is spread over
   * @throws org.whalecurve.kernel.ProblemException where there is no such row, or it is not costed
   */
  public Burden bearers(Place row, String period, View view) {
    List<LedgerRow> parts = subjects.ledgerRow(row, period, view);
    return new Forward(run, published(view)).of(parts);
  }
}
