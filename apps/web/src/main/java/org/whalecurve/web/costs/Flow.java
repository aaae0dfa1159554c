package org.whalecurve.web.costs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.page.Page;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.page.Answer;
import org.whalecurve.web.page.Chart;
import org.whalecurve.web.page.Grid;

/** Where does the ledger go? */
final class Flow {
  private Flow() {}

  static Answer answer(Asked asked, Traces traces) {
    Page.Flow picture = traces.picture(asked.run().run(), asked.s().isChinese());
    Page.FlowView view = picture.views().get(asked.view());
    Map<String, Object> data = new HashMap<>(picture.data());
    Map<String, String> doors = new HashMap<>();
    view.nodes().forEach((id, place) -> door(asked, place, id, doors));
    data.put("doors", doors);
    Chart chart =
        new Chart(
            "flow",
            "costs",
            "xl",
            data,
            picture.caption().plus(new Markup(" ")).plus(asked.s().html("costs.flow.click")),
            view.twin());
    return new Answer(
        asked.s().text("costs.part.flow.question"),
        view.answer(),
        Markup.EMPTY,
        List.of(chart),
        accounts(asked),
        view.notes(),
        edges(asked).objects());
  }

  private static void door(Asked asked, Page.FlowNode place, String id, Map<String, String> doors) {
    if (place.name().isEmpty()) return;
    switch (place.kind()) {
      case "account" -> doors.put(id, asked.address("account", place.name()));
      case "pool", "support", "activity", "resource" ->
          doors.put(id, asked.address("node", place.name()));
      case "unused" -> doors.put(id, asked.frame().link("/costs", "part", "resources"));
      default -> {}
    }
  }

  private static Grid edges(Asked asked) {
    return asked.grid(
        "SELECT stage, source, target, sum(%s_amount) AS amount FROM {cost_flow} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
            .formatted(asked.view()));
  }

  /** The way in by account, for those who read tables. */
  private static Markup accounts(Asked asked) {
    Grid accounts =
        asked.grid(
            "SELECT source AS account, sum(%s_amount) AS amount, count(DISTINCT target) AS pools FROM {cost_flow} WHERE stage = 'ledger' AND target <> '(reconciled)' GROUP BY 1 ORDER BY 2 DESC, 1"
                .formatted(asked.view()));
    List<Markup> names = new ArrayList<>();
    for (String account : accounts.texts("account")) {
      names.add(asked.link(asked.s().label(account), "account", account));
    }
    return asked
        .s()
        .table()
        .html(asked.s().html("costs.account"), names)
        .money(asked.s().html("flow.amount"), accounts.decimals("amount"))
        .count(asked.s().html("costs.pools"), accounts.wholes("pools"))
        .build();
  }
}
