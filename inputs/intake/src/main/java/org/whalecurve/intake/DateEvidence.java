package org.whalecurve.intake;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.whalecurve.engine.Row;
import org.whalecurve.engine.Session;
import org.whalecurve.intake.FileMapping.Raw;
import org.whalecurve.intake.type.DateStyle;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;

/**
 * Where the sample of a column leaves the order of day and month open, the whole column is asked: a
 * number above 12 is no month.
 */
final class DateEvidence {
  private static final String PARTS = "'^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]'";

  private DateEvidence() {}

  /**
   * The mapping with the orders that its columns show.
   *
   * @param from a relation with the raw columns {@code c0}, {@code c1}, …
   */
  static FileMapping look(Session session, String from, FileMapping mapping) {
    Set<String> days = days(mapping);
    List<Raw> raws =
        IntStream.range(0, mapping.raws().size())
            .mapToObj(i -> look(session, from, i, mapping.raws().get(i), days))
            .toList();
    return mapping.withRaws(raws);
  }

  private static Set<String> days(FileMapping mapping) {
    Set<String> days = new LinkedHashSet<>();
    mapping.targets().forEach(target -> addDays(target.source(), days));
    if (mapping.where() != null) addDays(mapping.where(), days);
    return days;
  }

  private static void addDays(Expr expr, Set<String> days) {
    expr.columns().stream()
        .filter(column -> column.type() == ValueType.DATE)
        .forEach(column -> days.add(column.name()));
  }

  private static Raw look(Session session, String from, int place, Raw raw, Set<String> days) {
    DateStyle date = raw.style().date();
    boolean open =
        raw.style().stored() == null && date.assumed() && !date.only() && days.contains(raw.name());
    if (!open || (!date.isNumeric() && raw.style().filled() > 0)) return raw;
    Row row =
        session
            .query("SELECT " + above12(place, 1) + ", " + above12(place, 2) + " FROM " + from)
            .get(0);
    long dayFirst = row.integer(0);
    long monthFirst = row.integer(1);
    if (dayFirst == monthFirst) return raw;
    return new Raw(
        raw.place(), raw.name(), raw.style().withDate(date.withOrder(dayFirst > monthFirst)));
  }

  private static String above12(int place, int part) {
    String number =
        "TRY_CAST(regexp_extract(c" + place + ", " + PARTS + ", " + part + ") AS INTEGER)";
    return "count(CASE WHEN " + number + " > 12 THEN 1 END)";
  }
}
