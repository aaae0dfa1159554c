package org.whalecurve.samples.internal.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.samples.internal.cost.Targets.Cells;
import org.whalecurve.samples.internal.operator.Bills;
import org.whalecurve.samples.internal.operator.Customer;
import org.whalecurve.samples.internal.operator.Facts;

/** Ledger, drivers and capacity of the operator, and the revenue that goes with them. */
public final class CostSide {
  private final List<Customer> customers;
  private final Facts facts;
  private final long seed;
  private final Capacity capacity;
  private final Workplaces workplaces;
  private final Ledger ledger;
  private final DepartmentCosts departments;
  private final double revenue;
  private final Cells plan;

  /**
   * Plans revenue and cost.
   *
   * @param facts with events and invoices counted; the bills join later
   */
  public CostSide(List<Customer> customers, Facts facts, long seed) {
    this.customers = customers;
    this.facts = facts;
    this.seed = seed;
    revenue = RevenuePlan.MONTHLY_REVENUE_PER_CUSTOMER * customers.size() * facts.months();
    capacity = new Capacity(facts, seed);
    workplaces = new Workplaces(customers.size(), facts.months(), seed);
    ledger = new Ledger(facts.months(), seed);
    ledger.departments(revenue / facts.months());
    departments = new DepartmentCosts(facts, ledger, workplaces, capacity);
    plan = Targets.near(departments.dedicated(revenue));
  }

  /** What bills are multiplied with, by group and product line, to bring the planned revenue. */
  public double[][] billScales(Bills bills) throws IOException {
    return RevenuePlan.scales(bills, facts.months(), revenue, plan);
  }

  /** Writes the files of the cost side, once the bills are written. */
  public void write(Path folder, boolean compressed) throws IOException {
    DirectCosts direct = new DirectCosts(facts, ledger);
    direct.post(customers, seed);
    Calibration calibration = new Calibration(facts, ledger, departments);
    calibration.post(plan, revenue / 100, direct);
    CostFiles files = new CostFiles(folder, compressed, facts.months());
    files.ledger(ledger, facts);
    files.drivers(workplaces, calibration);
    files.marketing(ledger);
    capacity.write(folder, compressed);
  }
}
