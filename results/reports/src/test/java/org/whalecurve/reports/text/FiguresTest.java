package org.whalecurve.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are short to read and exact on hover. */
class FiguresTest {
  private static String shown(Markup markup) {
    return markup.html().replaceAll("<[^>]*>", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0|0",
        "12.345|12.35|12.35",
        "-0.004|0.00|0.00",
        "100|100|100",
        "999.4|999|999",
        "999.5|1.00k|1,000",
        "9999.5|10.0k|1.00万",
        "12345|12.3k|1.23万",
        "-999499|−999k|−99.9万",
        "999500|1.00M|100万",
        "997600|998k|99.8万",
        "4123456.78|4.12M|412万",
        "99995000|100M|1.00亿",
        "-1234567890|−1.23bn|−12.3亿"
      })
  void amountsAreShort(BigDecimal amount, String english, String chinese) {
    assertThat(shown(new Figures(Locale.ENGLISH).money(amount))).isEqualTo(english);
    assertThat(shown(new Figures(Locale.CHINA).money(amount))).isEqualTo(chinese);
  }

  @Test
  void everyAmountCarriesItsExactValue() {
    assertThat(new Figures(Locale.ENGLISH).money(new BigDecimal("-4123456.780000")).html())
        .isEqualTo("<data value=\"-4123456.780000\" title=\"−4,123,456.78\">−4.12M</data>");
  }

  @Test
  void fractionsArePercents() {
    Figures figures = new Figures(Locale.ENGLISH);
    assertThat(shown(figures.percent(new BigDecimal("0.354")))).isEqualTo("35.4%");
    assertThat(shown(figures.percent(new BigDecimal("1.3249")))).isEqualTo("132%");
    assertThat(shown(figures.percent(new BigDecimal("-0.0001")))).isEqualTo("0.0%");
    assertThat(shown(figures.percent(null))).isEqualTo("–");
    assertThat(figures.percent(BigDecimal.ONE, BigDecimal.ZERO)).isEqualTo(Figures.none());
  }
}
