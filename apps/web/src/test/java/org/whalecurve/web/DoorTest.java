package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/** Coming in. */
class DoorTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void a_user_signs_in_and_sees_the_overview(String language) {
    try (Visitor visitor = Visitor.at(Site.company(), language).signIn(Site.ANALYST)) {
      assertThat(visitor.page().url()).endsWith("/overview");
      assertThat(visitor.page().locator("html").getAttribute("lang"))
          .isEqualTo(language.equals("zh") ? "zh-CN" : "en");
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void a_wrong_password_is_refused() {
    try (Visitor visitor = Visitor.at(Site.company(), "en").go("/sign-in")) {
      visitor.page().fill("input[name=name]", "nobody");
      visitor.page().fill("input[name=password]", "guess");
      visitor.page().click("button.primary");
      assertThat(visitor.page().locator("[role=alert]").textContent())
          .isEqualTo("Name or password is wrong.");
    }
  }
}
