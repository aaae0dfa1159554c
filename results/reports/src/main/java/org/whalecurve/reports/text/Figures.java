package org.whalecurve.reports.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Numbers for people: short in the text, exact on hover and in the {@code value} of the element.
 * The minus sign is U+2212.
 */
public final class Figures {
  private static final List<Scale> ENGLISH =
      List.of(new Scale("", 0), new Scale("k", 3), new Scale("M", 6), new Scale("bn", 9));
  private static final List<Scale> CHINESE =
      List.of(new Scale("", 0), new Scale("万", 4), new Scale("亿", 8));

  /** A unit of 10^exponent. */
  public record Scale(String name, int exponent) {
    public BigDecimal of(BigDecimal value) {
      return value.movePointLeft(exponent);
    }
  }

  private final List<Scale> scales;

  public Figures(Locale locale) {
    scales = locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
  }

  /** An amount: {@code 4.12M}, the exact one on hover. */
  public Markup money(BigDecimal amount) {
    if (amount == null) return none();
    if (amount.signum() == 0) return data(amount, "0", "");
    Scale scale = scale(amount);
    BigDecimal scaled = scale.of(amount);
    String shown =
        number(
            scaled,
            amount.abs().compareTo(BigDecimal.valueOf(100)) < 0 ? 2 : decimals(scaled, scale));
    return data(amount, shown + scale.name(), exact(amount));
  }

  /** The size of an amount, for sentences that say in words that it is a loss. */
  public Markup size(BigDecimal amount) {
    return money(amount == null ? null : amount.abs());
  }

  /** A cell of a column whose head names the scale; nothing at all is a plain 0. */
  public Markup scaled(BigDecimal amount, Scale scale, int decimals) {
    if (amount == null) return none();
    String shown = amount.signum() == 0 ? "0" : number(scale.of(amount), decimals);
    return lossIfNegative(amount, data(amount, shown, exact(amount)));
  }

  /** A fraction as percent; what is not quite all or nothing is not said to be. */
  public Markup percent(BigDecimal fraction) {
    if (fraction == null) return none();
    BigDecimal percent = fraction.movePointRight(2);
    BigDecimal rounded = percent.setScale(1, RoundingMode.HALF_UP);
    boolean large = rounded.abs().compareTo(BigDecimal.valueOf(100)) >= 0;
    String shown = number(percent, large ? 0 : 1) + "%";
    if (large && percent.abs().compareTo(BigDecimal.valueOf(100)) < 0) {
      shown = percent.signum() < 0 ? "<−99.9%" : ">99.9%";
    }
    if (rounded.signum() == 0 && percent.signum() > 0) shown = "<0.1%";
    return data(fraction, shown, plain(percent, 10) + "%");
  }

  /** A fraction as percent for a column of them: always one decimal. */
  public Markup percentCell(BigDecimal fraction) {
    if (fraction == null) return none();
    BigDecimal percent = fraction.movePointRight(2);
    return lossIfNegative(fraction, data(fraction, number(percent, 1), plain(percent, 10) + "%"));
  }

  /** A round amount, such as a threshold, without decimals that say nothing. */
  public Markup round(BigDecimal amount) {
    Scale scale = scale(amount);
    return data(amount, plain(scale.of(amount), 3) + scale.name(), exact(amount));
  }

  private static Markup lossIfNegative(BigDecimal value, Markup shown) {
    return value.signum() < 0 ? shown.in("span class=\"lost\"") : shown;
  }

  /** A fraction of two amounts as percent; nothing where the base is not positive. */
  public Markup percent(BigDecimal part, BigDecimal base) {
    return percent(fraction(part, base));
  }

  public static BigDecimal fraction(BigDecimal part, BigDecimal base) {
    if (part == null || base == null || base.signum() <= 0) return null;
    return part.divide(base, 12, RoundingMode.HALF_UP);
  }

  /** A count, in full. */
  public Markup count(long number) {
    return data(BigDecimal.valueOf(number), number(BigDecimal.valueOf(number), 0), "");
  }

  /** A rate or quantity with so many decimals. */
  public Markup number(BigDecimal value, String unit, int decimals) {
    if (value == null) return none();
    return data(value, number(value, decimals) + unit, plain(value, 12) + unit);
  }

  /**
   * One scale for a whole column: that of its largest amount, one step down where that is short.
   */
  public Scale scaleOf(Collection<BigDecimal> amounts) {
    BigDecimal largest =
        amounts.stream()
            .filter(Objects::nonNull)
            .map(BigDecimal::abs)
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO);
    Scale found = scales.get(0);
    for (Scale scale : scales) {
      if (scale.of(largest).compareTo(BigDecimal.TEN) >= 0) found = scale;
    }
    return found;
  }

  /** Decimals that suit a column on this scale. */
  public static int decimalsOf(Collection<BigDecimal> amounts, Scale scale) {
    BigDecimal largest =
        amounts.stream()
            .filter(Objects::nonNull)
            .map(amount -> scale.of(amount.abs()))
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO);
    if (largest.compareTo(BigDecimal.valueOf(1_000)) >= 0) return 0;
    return largest.compareTo(BigDecimal.valueOf(100)) >= 0 ? 1 : 2;
  }

  public List<Scale> scales() {
    return scales;
  }

  public static Markup none() {
    return new Markup("<span class=\"none\">–</span>");
  }

  /** The largest scale in which the amount, as it is shown, is at least 1. */
  private Scale scale(BigDecimal amount) {
    Scale found = scales.get(0);
    for (Scale scale : scales) {
      // Below, the amount would be shown without decimals: half a unit there rounds up to one here.
      BigDecimal half = BigDecimal.valueOf(5, scale.exponent() - found.exponent() + 1);
      if (scale.of(amount.abs()).compareTo(BigDecimal.ONE.subtract(half)) >= 0) found = scale;
    }
    return found;
  }

  /** Three digits in all, those before the point counted as they are shown. */
  private static int decimals(BigDecimal scaled, Scale scale) {
    if (scale.exponent() == 0) return 0;
    BigDecimal size = scaled.abs();
    if (size.setScale(1, RoundingMode.HALF_UP).compareTo(BigDecimal.valueOf(100)) >= 0) return 0;
    return size.setScale(2, RoundingMode.HALF_UP).compareTo(BigDecimal.TEN) >= 0 ? 1 : 2;
  }

  private static Markup data(BigDecimal value, String shown, String title) {
    String hover = title.isEmpty() || title.equals(shown) ? "" : " title=\"" + title + "\"";
    return Markup.text(shown).in("data value=\"" + value.toPlainString() + "\"" + hover);
  }

  private static String exact(BigDecimal amount) {
    return number(amount, Math.max(2, stripped(amount).scale()));
  }

  private static BigDecimal stripped(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  private static String number(BigDecimal value, int decimals) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", rounded.abs());
    return rounded.signum() < 0 ? "−" + text : text;
  }

  /** With the decimals it has, up to a limit. */
  private static String plain(BigDecimal value, int limit) {
    BigDecimal bare = stripped(value);
    return number(bare, Math.min(limit, Math.max(0, bare.scale())));
  }
}
