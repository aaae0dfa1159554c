package org.whalecurve.costing;

import java.util.Map;
import java.util.stream.Collectors;
import org.whalecurve.costing.Net.Flow;
import org.whalecurve.model.CostModel;
import org.whalecurve.model.CostModel.Driver;
import org.whalecurve.model.CostModel.Target;

/** Names of drivers and cost objects as published tables show them. */
final class Words {
  private Words() {}

  static String driver(Driver by) {
    if (by instanceof Driver.Facts facts) {
      String what = facts.expr() == null ? "" : " " + facts.expr().text();
      String where = facts.where() == null ? "" : " where " + facts.where().text();
      return facts.measure().name().toLowerCase(java.util.Locale.ROOT)
          + what
          + " of "
          + facts.of()
          + where;
    }
    if (by instanceof Driver.Quantities quantities) {
      return "driver "
          + quantities.name()
          + (quantities.within() == null ? "" : " within " + driver(quantities.within()));
    }
    if (by instanceof Driver.Shares shares) return shares.survey() ? "survey" : "shares";
    if (by instanceof Driver.Cost cost)
      return "cost carried, " + (cost.incremental() ? "incremental" : "full");
    if (by instanceof Driver.Direct direct)
      return "direct" + (direct.within() == null ? "" : " within " + driver(direct.within()));
    return "even";
  }

  static String object(Flow flow) {
    if (flow.toFacility()) return "facility";
    return ((Target.Objects) flow.to())
        .dimensions().stream()
            .sorted()
            .map(d -> d.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(" x "));
  }

  /** A title in the language, or any, or the name itself. */
  static String title(Map<String, String> titles, String locale, String name) {
    String language = locale == null ? "en" : locale.substring(0, Math.min(2, locale.length()));
    if (titles.containsKey(language)) return titles.get(language);
    return titles.values().stream().findFirst().orElse(name);
  }

  static String line(CostModel.Line line) {
    return line.name().toLowerCase(java.util.Locale.ROOT);
  }
}
