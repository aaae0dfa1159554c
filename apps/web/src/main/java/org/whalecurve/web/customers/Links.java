package org.whalecurve.web.customers;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.web.page.Frame;

/** Ways to a customer, as markup for tables and sentences. */
public final class Links {
  private Links() {}

  /** The address of a customer's page. */
  public static String address(Frame f, String id) {
    return address(f, id, "");
  }

  /**
   * The address of a part of it.
   *
   * @param below for instance {@code /trace}
   * @param parameters name and value in turn
   */
  public static String address(Frame f, String id, String below, Object... parameters) {
    String there = "/customers/" + UriUtils.encode(id, StandardCharsets.UTF_8) + below;
    return there + f.link("/customers", parameters).substring("/customers".length());
  }

  /**
   * A link to a customer, by name where there is one, with the number behind it.
   *
   * @param name null for none
   */
  public static Markup customer(Frame f, String id, String name) {
    boolean named = name != null && !name.isEmpty() && !name.equals(id);
    Markup link =
        Markup.text(f.s().label(named ? name : id))
            .in("a href=\"" + Html.escape(address(f, id)) + "\"");
    if (!named) return link;
    Markup number = Markup.text(f.s().label(id)).in("small class=\"quiet\"");
    return link.plus(new Markup(" ")).plus(number);
  }

  /** Any link of ours. */
  public static Markup link(String address, Markup shown) {
    return shown.in("a href=\"" + Html.escape(address) + "\"");
  }

  /** A link that opens beside the page. */
  public static Markup sheet(String address, Markup shown) {
    return shown.in("a class=\"traced\" data-sheet href=\"" + Html.escape(address) + "\"");
  }
}
