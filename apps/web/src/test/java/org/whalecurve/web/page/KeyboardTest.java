package org.whalecurve.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import org.junit.jupiter.api.Test;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/** Everything that can be done without a mouse. */
class KeyboardTest {
  private static Object focused(Visitor visitor, String what) {
    return visitor.page().evaluate("() => document.activeElement." + what);
  }

  @Test
  void keys_search_help_and_walk_through_tables() {
    try (Visitor visitor = Visitor.at(Site.company(), "en").signIn(Site.ANALYST)) {
      visitor.go("/customers");
      Keyboard keys = visitor.page().keyboard();
      keys.press("?");
      assertThat(visitor.page().locator("#help").isVisible()).isTrue();
      assertThat(visitor.page().locator("#help").textContent()).contains("/", "Enter");
      keys.press("Escape");
      assertThat(visitor.page().locator("#help").isVisible()).isFalse();
      visitor.page().evaluate("() => document.activeElement.blur()");
      keys.press("ArrowDown");
      keys.press("ArrowDown");
      Object second =
          visitor.page().locator("table.customers tbody th a").nth(1).getAttribute("href");
      assertThat(focused(visitor, "getAttribute('href')")).isEqualTo(second);
      keys.press("ArrowUp");
      keys.press("ArrowDown");
      keys.press("Enter");
      visitor.page().waitForURL(address -> address.endsWith(second.toString()));
      keys.press("/");
      assertThat(focused(visitor, "id")).isEqualTo("search");
      keys.type("C0000?1");
      assertThat(visitor.page().inputValue("#search")).isEqualTo("C0000?1");
      visitor.page().fill("#search", "C000012");
      keys.press("Enter");
      visitor.page().waitForURL(address -> address.contains("q=C000012"));
      assertThat(visitor.page().locator("table.customers tbody tr").count()).isEqualTo(1);
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_key_changes_the_view_and_the_sheet_gives_the_focus_back() {
    try (Visitor visitor = Visitor.at(Site.company(), "zh").signIn(Site.ANALYST)) {
      visitor.go("/customers/C000012");
      visitor.page().keyboard().press("v");
      visitor.page().waitForURL(address -> address.contains("view=incremental"));
      var amount = visitor.page().locator("a[data-sheet]").first();
      amount.focus();
      visitor.page().keyboard().press("Enter");
      visitor.page().locator("#sheet h2").waitFor();
      visitor.page().keyboard().press("Escape");
      assertThat(visitor.page().locator("#sheet").isVisible()).isFalse();
      assertThat(focused(visitor, "getAttribute('href')")).isEqualTo(amount.getAttribute("href"));
      assertThat(visitor.complaints()).isEmpty();
    }
  }
}
