package org.whalecurve.runs;

import java.nio.file.Path;
import java.util.List;
import org.whalecurve.engine.EngineException;
import org.whalecurve.engine.Session;

/**
 * Tables of customers in a form that answers quickly for one of them: sorted by customer, in a file
 * of the engine's own among its temporary ones. Made when a run is opened for many readers and gone
 * when it is closed; never the truth.
 */
final class CustomerIndex {
  /** Larger tables are read where they are: to sort them would take longer than to search them. */
  private static final long ROWS_MAX = 10_000_000;

  private static final String FILE = "customer_index";

  private final Manifest manifest;

  CustomerIndex(Manifest manifest) {
    this.manifest = manifest;
  }

  /** Makes the file, and with it the customers, which every page asks for. */
  void begin(Session session, Path folder) {
    session.attach(FILE, folder.resolve(FILE + ".db"));
    add(session, "customer");
    session.execute("CREATE INDEX customer_by_id ON " + FILE + ".main.customer (customer_id)");
  }

  /** The tables that can still be added, those first that are asked for most. */
  List<String> others(List<String> ofCustomers) {
    return manifest.tables().stream()
        .filter(entry -> ofCustomers.contains(entry.table()) && entry.rows() <= ROWS_MAX)
        .map(Manifest.TableEntry::table)
        .filter(table -> !table.equals("customer"))
        .toList();
  }

  /** Puts a sorted table in place of the name {@code table}; readers notice the speed alone. */
  void add(Session session, String table) {
    String name = session.dialect().name(table);
    session.execute(
        "CREATE TABLE %1$s.main.%2$s AS SELECT * FROM main.%2$s ORDER BY customer_id"
            .formatted(FILE, name));
    settle(session);
    session.execute(
        "CREATE OR REPLACE VIEW main.%2$s AS SELECT * FROM %1$s.main.%2$s".formatted(FILE, name));
  }

  /** Frees memory early; where others write at this moment the engine does it by itself later. */
  private static void settle(Session session) {
    try {
      session.execute("CHECKPOINT " + FILE);
    } catch (EngineException e) {
      if (!String.valueOf(e.getMessage()).contains("CHECKPOINT")) throw e;
    }
  }
}
