package org.whalecurve.samples.internal.cost;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.whalecurve.samples.internal.cost.CostPlan.Timed;
import org.whalecurve.samples.internal.files.CsvFile;
import org.whalecurve.samples.internal.files.Dice;
import org.whalecurve.samples.internal.files.Months;
import org.whalecurve.samples.internal.operator.Facts;

/** Minutes that the hotline and the field crews supply: somewhat more than the events need. */
final class Capacity {
  static final double PRACTICAL_SHARE = 0.8;

  private static final int TOPIC = 7;
  private static final int STEP_MIN = 60;

  private final Facts facts;
  private final long[][] minutes;

  Capacity(Facts facts, long seed) {
    this.facts = facts;
    minutes = new long[CostPlan.RESOURCES.size()][facts.months()];
    for (int r = 0; r < minutes.length; r++) {
      for (int month = 0; month < facts.months(); month++) {
        double reserve = new Dice(seed, TOPIC, r * 1024L + month).between(1.04, 1.09);
        double needed = used(CostPlan.RESOURCES.get(r), month) / PRACTICAL_SHARE * reserve;
        minutes[r][month] = Math.round(Math.ceil(needed / STEP_MIN)) * STEP_MIN;
      }
    }
  }

  private double used(String resource, int month) {
    List<Timed> timed = CostPlan.TIMED.stream().filter(t -> t.resource().equals(resource)).toList();
    return timed.stream().mapToDouble(t -> facts.total(t.minutes(), month)).sum();
  }

  double practicalMinutes(String resource, int month) {
    return minutes[CostPlan.RESOURCES.indexOf(resource)][month] * PRACTICAL_SHARE;
  }

  void write(Path folder, boolean compressed) throws IOException {
    try (CsvFile csv =
        new CsvFile(folder, "capacity", compressed, "period resource time_min practical_share")) {
      for (int month = 0; month < facts.months(); month++) {
        for (int r = 0; r < minutes.length; r++) {
          csv.text(Months.period(month)).text(CostPlan.RESOURCES.get(r)).number(minutes[r][month]);
          csv.decimal(Math.round(PRACTICAL_SHARE * 100), 2).row();
        }
      }
    }
  }
}
