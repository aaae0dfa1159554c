package org.whalecurve.value.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whalecurve.value.classes.NaturalBreaksTest.distinct;

import org.junit.jupiter.api.Test;

class ClassesTest {
  @Test
  void quantiles_count_from_the_top() {
    Distinct ten = distinct(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    Classes classes = Classes.byQuantiles(ten, new double[] {0.2, 0.3, 0.5});
    assertThat(classes.counts(ten)).containsExactly(5, 3, 2);
    assertThat(classes.of(ten.size() - 1)).isEqualTo(2);
    assertThat(classes.of(0)).isZero();
  }

  @Test
  void equal_values_stay_together_where_the_share_is_nearest() {
    Distinct tied = distinct(0, 0, 0, 0, 0, 0, 7, 7, 7, 9);
    Classes fifths = Classes.byQuantiles(tied, new double[] {0.2, 0.2, 0.2, 0.2, 0.2});
    // 1 is nearer to 2 than 4; 4 to 4; 4 to 6 than 10; 10 to 8 than 4
    assertThat(fifths.counts(tied)).containsExactly(0, 6, 0, 3, 1);
    Distinct mostlyZero = distinct(0, 0, 0, 0, 0, 0, 0, 5, 6);
    assertThat(Classes.byQuantiles(mostlyZero, new double[] {0.5, 0.5}).counts(mostlyZero))
        .containsExactly(7, 2);
    Distinct alike = distinct(3, 3, 3);
    assertThat(Classes.byQuantiles(alike, new double[] {0.05, 0.15, 0.3, 0.5}).counts(alike))
        .containsExactly(0, 3, 0, 0);
  }

  @Test
  void shares_that_round_badly_make_no_difference() {
    double[] values = new double[1000];
    for (int i = 0; i < values.length; i++) values[i] = i;
    Distinct distinct = distinct(values);
    Classes tenths =
        Classes.byQuantiles(distinct, new double[] {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1});
    assertThat(tenths.counts(distinct)).containsOnly(100);
  }

  @Test
  void abc_by_cumulative_value() {
    Distinct values = distinct(-50, 0, 1, 2, 3, 4, 10, 30, 50);
    Classes abc = Classes.byCumulativeShare(values, new double[] {0.8, 0.15, 0.05});
    // 50 + 30 are 80 of 100, 10 + 4 + 3 cross 95, the rest is C
    assertThat(abc.counts(values)).containsExactly(4, 3, 2);
  }

  @Test
  void losses_are_in_the_lowest_class_however_small_the_others() {
    Distinct values = distinct(-5, -4, 0, 1);
    assertThat(Classes.byCumulativeShare(values, new double[] {0.8, 0.15, 0.05}).counts(values))
        .containsExactly(3, 0, 1);
    Distinct losses = distinct(-5, -4);
    assertThat(Classes.byCumulativeShare(losses, new double[] {0.8, 0.2}).counts(losses))
        .containsExactly(2, 0);
  }

  @Test
  void a_value_on_a_border_is_in_the_upper_class() {
    Distinct values = distinct(1, 2, 3);
    assertThat(Classes.byThresholds(values, new double[] {2, 2.5}).counts(values))
        .containsExactly(1, 1, 1);
    assertThat(Classes.byThresholds(values, new double[] {9}).counts(values)).containsExactly(3, 0);
  }

  @Test
  void near_a_border_the_last_class_is_kept() {
    double[] borders = {40, 60, 80};
    assertThat(Hysteresis.byMargin(1, 61, borders, 2)).as("1 above").isEqualTo(1);
    assertThat(Hysteresis.byMargin(1, 62, borders, 2)).as("2 above").isEqualTo(2);
    assertThat(Hysteresis.byMargin(2, 59, borders, 2)).as("1 below").isEqualTo(2);
    assertThat(Hysteresis.byMargin(2, 57, borders, 2)).as("3 below").isEqualTo(1);
    assertThat(Hysteresis.byMargin(0, 81, borders, 2)).as("far up, 1 above").isEqualTo(2);
    assertThat(Hysteresis.byMargin(3, 10, borders, 2)).as("far down").isZero();
  }

  @Test
  void one_moves_only_after_some_periods_on_one_side() {
    assertThat(Hysteresis.byPeriods(1, new int[] {1, 2, 2}, 2)).isEqualTo(2);
    assertThat(Hysteresis.byPeriods(1, new int[] {2, 0, 2}, 2)).isEqualTo(1);
    assertThat(Hysteresis.byPeriods(2, new int[] {0, 1}, 2)).isEqualTo(1);
    assertThat(Hysteresis.byPeriods(1, new int[] {3}, 2)).isEqualTo(1);
    assertThat(Hysteresis.byPeriods(0, new int[] {3, 2}, 2)).isEqualTo(2);
  }

  @Test
  void distinct_values_are_checked() {
    assertThatThrownBy(() -> new Distinct(new double[] {2, 1}, new long[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Distinct(new double[] {Double.NaN}, new long[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
