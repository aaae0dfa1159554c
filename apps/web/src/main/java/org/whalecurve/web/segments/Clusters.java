package org.whalecurve.web.segments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Grid;

/** Which customers are alike? Clusters and what sets each apart. */
final class Clusters implements Part {
  private static final int TRAITS = 4;

  @Override
  public String key() {
    return "clusters";
  }

  @Override
  public Answer answer(Asked asked) {
    if (!asked.run().has("customer", "cluster")) return asked.none(key(), "clusters");
    boolean titled = asked.run().has("cluster", "cluster");
    Grid clusters =
        asked.grid(
            "SELECT c.cluster, %s AS title_en, %s AS title_zh, count(*) AS customers, sum(c.net_revenue) AS revenue, sum(c.%s) AS profit FROM {customer} c %s WHERE c.cluster IS NOT NULL AND c.%s GROUP BY ALL ORDER BY c.cluster"
                .formatted(
                    titled ? "t.title_en" : "NULL",
                    titled ? "t.title_zh" : "NULL",
                    asked.profit(),
                    titled ? "LEFT JOIN {cluster} t ON t.cluster = c.cluster" : "",
                    Asked.IS_CUSTOMER));
    if (clusters.size() == 0) return asked.none(key(), "clusters");
    List<String> names = clusters.each(i -> name(asked, clusters, i));
    return new Answer(
        asked.question(key()),
        title(asked, clusters, names),
        Markup.EMPTY,
        List.of(
            asked.chart(
                "sides",
                "m",
                asked.panels(clusters, names, "cluster", "cluster"),
                asked.s().html("segments.clusters.caption"))),
        table(asked, clusters, names),
        asked.run().has("cluster_feature")
            ? Markup.EMPTY
            : asked.s().html("segments.clusters.own").in("p class=\"note\""),
        clusters.objects());
  }

  private static String name(Asked asked, Grid clusters, int row) {
    String title = clusters.rows().text(row, "title_" + asked.s().language());
    String number =
        asked.s().text("segments.clusters.name", "n", clusters.texts("cluster").get(row));
    return title == null || title.isBlank() ? number : asked.s().label(title);
  }

  private static Markup title(Asked asked, Grid clusters, List<String> names) {
    int best = 0;
    List<BigDecimal> profits = clusters.decimals("profit");
    for (int i = 1; i < profits.size(); i++) {
      if (profits.get(i).compareTo(profits.get(best)) > 0) best = i;
    }
    return asked
        .s()
        .html(
            "segments.clusters.title",
            "clusters",
            clusters.size(),
            "best",
            names.get(best),
            "customers",
            asked.s().counted(clusters.wholes("customers").get(best), "customer"),
            "profit",
            asked.money(profits.get(best)));
  }

  private static Markup table(Asked asked, Grid clusters, List<String> names) {
    BigDecimal all = clusters.sum("customers");
    HtmlTable table =
        asked
            .s()
            .table()
            .html(
                asked.s().html("segments.clusters.cluster"),
                clusters.each(
                    i -> asked.link(names.get(i), "cluster", clusters.texts("cluster").get(i))))
            .count(asked.s().html("customers"), clusters.wholes("customers"))
            .share(
                asked.s().html("segments.of_customers"),
                HtmlTable.each(clusters.decimals("customers"), n -> Asked.of(n, all)))
            .money(asked.s().html("panel.revenue"), clusters.decimals("revenue"))
            .money(asked.s().html("profit"), clusters.decimals("profit"));
    if (asked.run().has("cluster_feature")) {
      table.text(
          asked.s().html("segments.clusters.traits"),
          clusters.each(i -> traits(asked, clusters.wholes("cluster").get(i))));
    }
    return table.build();
  }

  /** "Recency above, Orders below". */
  private static String traits(Asked asked, long cluster) {
    Grid features =
        asked.grid(
            "SELECT feature, difference FROM {cluster_feature} WHERE cluster = ? AND place <= ? ORDER BY place",
            cluster,
            TRAITS);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      boolean more = features.decimals("difference").get(i).signum() > 0;
      said.add(
          asked
              .s()
              .text(
                  more ? "segments.clusters.more" : "segments.clusters.less",
                  "feature",
                  asked.s().name("column", features.texts("feature").get(i))));
    }
    return String.join(asked.s().isChinese() ? "，" : ", ", said);
  }
}
