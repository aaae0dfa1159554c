package org.whalecurve.runs;

import java.nio.file.Path;
import org.whalecurve.engine.Session;

/**
 * The customers of a run, with what is known of persons, in a form that answers quickly: sorted, in
 * a file of the engine's own among its temporary ones. Made when a run is opened for many readers
 * and gone when it is closed; never the truth.
 */
final class CustomerIndex {
  private static final String TABLE = "customer";
  private static final String FILE = "customer_index";

  private CustomerIndex() {}

  /** Puts the index in place of the name {@code customer}. */
  static void build(Session session, Path folder) {
    session.attach(FILE, folder.resolve(FILE + ".db"));
    session.execute(
        "CREATE TABLE %1$s.main.%2$s AS SELECT * FROM main.%2$s ORDER BY customer_id"
            .formatted(FILE, TABLE));
    session.execute("CHECKPOINT " + FILE);
    session.execute(
        "CREATE OR REPLACE VIEW main.%2$s AS SELECT * FROM %1$s.main.%2$s".formatted(FILE, TABLE));
  }
}
