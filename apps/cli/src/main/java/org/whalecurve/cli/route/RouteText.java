package org.whalecurve.cli.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.runs.route.RouteAnswer;

/** An answer as lines for people, and as JSON. */
final class RouteText {
  private RouteText() {}

  static String of(RouteAnswer answer, String language) {
    boolean chinese = language.equals("zh");
    if (!answer.known()) {
      return (chinese
              ? "本次运行中没有客户“" + answer.asked() + "”。"
              : "This run has no customer '" + answer.asked() + "'.")
          + System.lineSeparator();
    }
    List<String[]> lines = new ArrayList<>();
    add(lines, chinese ? "客户" : "Customer", number(answer, chinese));
    add(lines, chinese ? "层级" : "Tier", answer.tier());
    add(lines, chinese ? "细分" : "Segments", answer.segments());
    add(lines, chinese ? "服务级别" : "Service level", answer.serviceTitle().in(language));
    add(lines, chinese ? "队列" : "Queue", queue(answer, chinese));
    add(lines, chinese ? "客户经理" : "Agent", answer.agent());
    add(lines, chinese ? "提示" : "Prompt", answer.prompt().in(language));
    add(lines, chinese ? "可推荐" : "Offer", answer.offer().in(language));
    add(lines, chinese ? "处理方式" : "Treatment", answer.treatment());
    add(lines, chinese ? "下一步" : "Next action", next(answer, language));
    StringBuilder text = new StringBuilder();
    for (String[] line : lines) {
      text.append("%-14s ".formatted(line[0])).append(line[1]).append(System.lineSeparator());
    }
    return text.toString();
  }

  private static void add(List<String[]> lines, String name, String value) {
    if (value != null && !value.isEmpty()) lines.add(new String[] {name, value});
  }

  private static String number(RouteAnswer answer, boolean chinese) {
    if (answer.asked().equals(answer.customerId())) return answer.customerId();
    String former = chinese ? "（原 %s）" : " (formerly %s)";
    return answer.customerId() + former.formatted(answer.asked());
  }

  private static String queue(RouteAnswer answer, boolean chinese) {
    return answer.queue() + (chinese ? "，优先级 " : ", priority ") + answer.priority();
  }

  private static String next(RouteAnswer answer, String language) {
    if (answer.nextAction() == null) return null;
    String title = answer.nextActionTitle().in(language);
    if (answer.nextActionDue() == null) return title;
    return title + (language.equals("zh") ? "，截至 " : ", by ") + answer.nextActionDue();
  }

  static Map<String, Object> json(RouteAnswer answer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", answer.asked());
    json.put("customer_id", answer.customerId());
    json.put("known", answer.known());
    if (!answer.known()) return json;
    json.put("tier", answer.tier());
    json.put("segments", answer.segments());
    json.put("service_level", answer.serviceLevel());
    both(json, "service_title", answer.serviceTitle());
    json.put("queue", answer.queue());
    json.put("priority", answer.priority());
    json.put("agent", answer.agent());
    both(json, "prompt", answer.prompt());
    both(json, "offer", answer.offer());
    json.put("treatment", answer.treatment());
    json.put("next_action", answer.nextAction());
    both(json, "next_action", answer.nextActionTitle());
    json.put(
        "next_action_due",
        answer.nextActionDue() == null ? null : answer.nextActionDue().toString());
    return json;
  }

  private static void both(Map<String, Object> json, String name, RouteAnswer.Text text) {
    json.put(name + "_en", text.en());
    json.put(name + "_zh", text.zh());
  }
}
