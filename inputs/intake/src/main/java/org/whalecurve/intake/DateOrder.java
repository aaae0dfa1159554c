package org.whalecurve.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.intake.type.ColumnStyle;
import org.whalecurve.intake.type.DateStyle;

/**
 * Files of one table are written alike: where a file leaves the order of day and month open, the
 * others of the same column decide.
 */
final class DateOrder {
  private DateOrder() {}

  static List<FileMapping> agree(List<FileMapping> mappings) {
    Map<String, List<Boolean>> told = new LinkedHashMap<>();
    for (FileMapping mapping : mappings) {
      for (FileMapping.Raw raw : mapping.raws()) {
        DateStyle date = raw.style().date();
        if (date.isNumeric() && !date.assumed()) {
          told.computeIfAbsent(raw.name(), n -> new ArrayList<>()).add(date.dayFirst());
        }
      }
    }
    return mappings.stream().map(m -> withOrders(m, told)).toList();
  }

  private static FileMapping withOrders(FileMapping mapping, Map<String, List<Boolean>> told) {
    List<FileMapping.Raw> raws =
        mapping.raws().stream().map(raw -> withOrder(raw, told.get(raw.name()))).toList();
    return mapping.withRaws(raws);
  }

  private static FileMapping.Raw withOrder(FileMapping.Raw raw, List<Boolean> told) {
    ColumnStyle style = raw.style();
    Optional<Boolean> agreed =
        told == null || told.stream().distinct().count() > 1
            ? Optional.empty()
            : Optional.of(told.get(0));
    if (agreed.isEmpty() || !style.date().assumed()) return raw;
    return new FileMapping.Raw(
        raw.place(), raw.name(), style.withDate(style.date().withOrder(agreed.get())));
  }
}
