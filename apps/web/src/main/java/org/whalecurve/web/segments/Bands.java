package org.whalecurve.web.segments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Rows;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Grid;

/** How much profit do how many customers make? Bands of profit with round borders. */
final class Bands implements Part {
  private static final BigDecimal TEN = BigDecimal.TEN;

  @Override
  public String key() {
    return "bands";
  }

  @Override
  public Answer answer(Asked asked) {
    List<BigDecimal> borders = borders(asked);
    Grid bands = bands(asked, borders);
    if (bands.size() == 0) return asked.none(key(), "customers");
    List<String> names =
        bands.each(i -> name(asked, borders, bands.wholes("band").get(i).intValue()));
    return new Answer(
        asked.question(key()),
        title(asked, bands),
        asked.s().html("segments.bands.words"),
        List.of(chart(asked, borders, bands, names)),
        table(asked, borders, bands, names),
        bands.sum("profit").signum() > 0
            ? Markup.EMPTY
            : asked.s().html("segments.no_shares").in("p class=\"note\""),
        bands.objects());
  }

  /** −10u, −u, 0, u, 10u, 100u, where u is the power of ten of an ordinary customer's profit. */
  private static List<BigDecimal> borders(Asked asked) {
    Rows rows =
        asked
            .run()
            .rows(
                "SELECT median(abs(%s)) AS middle FROM {customer} WHERE %s"
                    .formatted(asked.profit(), Asked.IS_CUSTOMER));
    BigDecimal middle = rows.decimal(0, "middle");
    if (middle == null || middle.signum() == 0) middle = BigDecimal.ONE;
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(middle.precision() - middle.scale() - 1);
    BigDecimal ten = unit.multiply(TEN);
    return List.of(ten.negate(), unit.negate(), BigDecimal.ZERO, unit, ten, ten.multiply(TEN));
  }

  private static Grid bands(Asked asked, List<BigDecimal> borders) {
    StringBuilder band = new StringBuilder("CASE");
    for (int i = 0; i < borders.size(); i++) {
      band.append(" WHEN ")
          .append(asked.profit())
          .append(" < ")
          .append(borders.get(i).toPlainString())
          .append(" THEN ")
          .append(i);
    }
    band.append(" ELSE ").append(borders.size()).append(" END");
    return asked.grid(
        "SELECT %s AS band, count(*) AS customers, sum(net_revenue) AS revenue, sum(%s) AS profit FROM {customer} WHERE %s GROUP BY 1 ORDER BY 1 DESC"
            .formatted(band, asked.profit(), Asked.IS_CUSTOMER));
  }

  private static String name(Asked asked, List<BigDecimal> borders, int band) {
    String low = band == 0 ? null : round(asked, borders.get(band - 1));
    String high = band == borders.size() ? null : round(asked, borders.get(band));
    if (low == null) return asked.s().text("segments.bands.below", "high", high);
    if (high == null) return asked.s().text("segments.bands.from", "low", low);
    return asked.s().text("segments.bands.between", "low", low, "high", high);
  }

  private static String round(Asked asked, BigDecimal amount) {
    return org.whalecurve.web.text.Speech.plain(asked.s().figures().round(amount));
  }

  private static Markup title(Asked asked, Grid bands) {
    BigDecimal all = bands.sum("customers");
    BigDecimal losers = BigDecimal.ZERO;
    BigDecimal loss = BigDecimal.ZERO;
    for (int i = 0; i < bands.size(); i++) {
      if (bands.wholes("band").get(i) > 2) continue;
      losers = losers.add(bands.decimals("customers").get(i));
      loss = loss.add(bands.decimals("profit").get(i));
    }
    BigDecimal earned = bands.sum("profit").subtract(loss);
    String key = losers.signum() > 0 ? "lose" : "earn";
    return asked
        .s()
        .html(
            "segments.bands.title." + key,
            "earners",
            asked.s().counted(all.subtract(losers).longValue(), "customer"),
            "earned",
            asked.money(earned),
            "losers",
            asked.s().figures().count(losers.longValue()),
            "share",
            asked.share(losers, all),
            "loss",
            asked.money(loss.abs()));
  }

  /** The list of customers between two borders, both included there. */
  private static String address(Asked asked, List<BigDecimal> borders, int band) {
    BigDecimal cent = BigDecimal.valueOf(1, 6);
    if (band == 0) {
      return asked.frame().link("/customers", "max", borders.get(0).subtract(cent).toPlainString());
    }
    String low = borders.get(band - 1).toPlainString();
    if (band == borders.size()) return asked.frame().link("/customers", "min", low);
    String high = borders.get(band).subtract(cent).toPlainString();
    return asked.frame().link("/customers", "min", low, "max", high);
  }

  private static Chart chart(
      Asked asked, List<BigDecimal> borders, Grid bands, List<String> names) {
    BigDecimal all = bands.sum("customers");
    BigDecimal profit = bands.sum("profit");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < bands.size(); i++) {
      Map<String, Object> row = new HashMap<>();
      row.put("label", names.get(i));
      row.put("customers", bands.wholes("customers").get(i));
      row.put("share", Asked.of(bands.decimals("customers").get(i), all));
      BigDecimal part = bands.decimals("profit").get(i);
      row.put("profit", part);
      row.put("profit_share", part.divide(scale(profit), 8, RoundingMode.HALF_UP));
      row.put("address", address(asked, borders, bands.wholes("band").get(i).intValue()));
      rows.add(row);
    }
    Map<String, Object> data =
        Map.of(
            "rows",
            rows,
            "left",
            asked.s().text("segments.of_customers"),
            "right",
            asked.s().text("segments.of_profit"));
    return asked.chart("bands", "m", data, asked.s().html("segments.bands.caption"));
  }

  /** Shares of a total that is no profit would turn gains into losses: then its size counts. */
  private static BigDecimal scale(BigDecimal total) {
    return total.signum() == 0 ? BigDecimal.ONE : total.abs();
  }

  private static Markup table(
      Asked asked, List<BigDecimal> borders, Grid bands, List<String> names) {
    BigDecimal all = bands.sum("customers");
    BigDecimal profit = bands.sum("profit");
    return asked
        .s()
        .table()
        .html(
            asked.s().html("segments.bands.band"),
            bands.each(
                i ->
                    Grid.link(
                        names.get(i),
                        address(asked, borders, bands.wholes("band").get(i).intValue()))))
        .count(asked.s().html("customers"), bands.wholes("customers"))
        .share(
            asked.s().html("segments.of_customers"),
            HtmlTable.each(bands.decimals("customers"), n -> Asked.of(n, all)))
        .money(asked.s().html("panel.revenue"), bands.decimals("revenue"))
        .money(asked.s().html("profit"), bands.decimals("profit"))
        .share(
            asked.s().html("segments.of_profit"),
            HtmlTable.each(bands.decimals("profit"), p -> Asked.of(p, profit)))
        .build();
  }
}
