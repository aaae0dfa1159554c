package org.whalecurve.flow.diff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.engine.Engine;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.RunStore;

/**
 * What changed from one run to another, causes first.
 *
 * @param before the first run
 * @param after the second run
 * @param causes files, control totals, keys of the model, versions
 * @param company lines of the company's profit and loss account
 * @param customers lines of the customers whose full profit changed most
 * @param customersChanged customers with any changed line
 * @param activities quantities, costs and rates of activities
 * @param tables the tables whose content differs, by rows
 */
public record RunDiff(
    Manifest before,
    Manifest after,
    List<Difference> causes,
    List<Difference> company,
    List<Difference> customers,
    long customersChanged,
    List<Difference> activities,
    List<Difference> tables) {

  /**
   * Compares two runs of a workspace.
   *
   * @param before an id, {@code latest} or the beginning of an id
   * @param top how many customers are shown
   */
  public static RunDiff of(Path workspace, String before, String after, int top) {
    RunStore runs = RunStore.of(workspace);
    Path first = runs.folder(before);
    Path second = runs.folder(after);
    Manifest one = runs.manifest(before);
    Manifest two = runs.manifest(after);
    List<Difference> causes = new ArrayList<>(Causes.of(first, one, second, two));
    try (Results results = Results.open(Engine.named("duckdb"), first, one, second, two)) {
      return new RunDiff(
          one,
          two,
          causes,
          results.company(),
          results.customers(top),
          results.customersChanged(),
          results.activities(),
          Results.tables(one, two));
    }
  }

  /** Everything, causes first. */
  public List<Difference> all() {
    List<Difference> all = new ArrayList<>(causes);
    all.addAll(tables);
    all.addAll(company);
    all.addAll(customers);
    all.addAll(activities);
    return all;
  }
}
