package org.whalecurve.web.reports;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.whalecurve.engine.Session;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.Reading;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** The published tables, as far as somebody may see them, and how they are read for a file. */
@Component
public class Tables {
  private static final String NONE = "(none)";

  /**
   * A table that can be taken along.
   *
   * @param rows of the reader's scope
   */
  public record Line(String table, String title, long rows) {}

  /** A statement with its parameters. */
  record Question(String sql, List<Object> parameters) {}

  List<Line> of(Visit visit) {
    Reading run = visit.reading();
    List<Line> lines = new ArrayList<>();
    for (Manifest.TableEntry entry : run.manifest().tables()) {
      String table = entry.table();
      if (!run.has(table)) continue;
      String key = "reports.table." + table;
      String title = visit.speech().has(key) ? visit.speech().text(key) : "";
      lines.add(new Line(table, title, rows(run, table)));
    }
    return lines;
  }

  private static long rows(Reading run, String table) {
    return run.rows("SELECT count(*) AS n FROM {" + table + "}").whole(0, "n");
  }

  /**
   * All rows of a table that the reader may see, or those with the values that the address names:
   * {@code tier=high}.
   */
  Question question(Visit visit, String table) {
    Reading run = visit.reading();
    if (!table.matches("[a-z_0-9]+") || !run.has(table))
      throw new NotFoundException("table " + table);
    List<String> columns = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    for (Session.Column column : run.columns(table)) {
      String name = run.dialect().name(column.name());
      columns.add(name);
      String value = visit.get(column.name());
      if (value.isEmpty() || column.name().equals("view") && !table.equals("segment_profit"))
        continue;
      if (value.equals(NONE)) {
        conditions.add(name + " IS NULL");
      } else {
        conditions.add("CAST(" + name + " AS VARCHAR) = ?");
        parameters.add(value);
      }
    }
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    String order = run.has(table, "customer_id") ? " ORDER BY customer_id" : "";
    return new Question(
        "SELECT " + String.join(", ", columns) + " FROM {" + table + "}" + where + order,
        parameters);
  }
}
