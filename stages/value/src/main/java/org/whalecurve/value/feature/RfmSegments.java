package org.whalecurve.value.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.value.RfmModel.NamedCondition;
import org.whalecurve.model.yaml.ExprText;

/**
 * The named segments that are common for recency and frequency in five classes; with another number
 * of classes their borders are moved in proportion.
 */
final class RfmSegments {
  private static final SourcePlace HERE = SourcePlace.ofFile("(segments that come with RFM)");

  /** Name, titles, lowest and highest recency class, lowest and highest frequency class. */
  private record Box(String name, String en, String zh, int r1, int r2, int f1, int f2) {}

  private static final List<Box> BOXES =
      List.of(
          new Box("champions", "Champions", "重要价值客户", 5, 5, 4, 5),
          new Box("loyal", "Loyal", "忠诚客户", 3, 4, 4, 5),
          new Box("potential_loyal", "Potential loyalists", "潜力客户", 4, 5, 2, 3),
          new Box("new", "New", "新客户", 5, 5, 1, 1),
          new Box("promising", "Promising", "有望客户", 4, 4, 1, 1),
          new Box("need_attention", "Need attention", "需关注客户", 3, 3, 3, 3),
          new Box("about_to_sleep", "About to sleep", "即将沉睡客户", 3, 3, 1, 2),
          new Box("cannot_lose", "Cannot lose them", "不可流失客户", 1, 2, 5, 5),
          new Box("at_risk", "At risk", "流失风险客户", 1, 2, 3, 4),
          new Box("hibernating", "Hibernating", "沉睡客户", 1, 2, 1, 2));

  private RfmSegments() {}

  /** Segments for so many classes of each. */
  static List<NamedCondition> of(int recency, int frequency) {
    List<NamedCondition> segments = new ArrayList<>();
    for (Box box : BOXES) {
      String when =
          "recency_class BETWEEN %d AND %d AND frequency_class BETWEEN %d AND %d"
              .formatted(
                  low(box.r1(), recency),
                  high(box.r2(), recency),
                  low(box.f1(), frequency),
                  high(box.f2(), frequency));
      segments.add(
          new NamedCondition(
              box.name(), Map.of("en", box.en(), "zh", box.zh()), new ExprText(when, HERE)));
    }
    return segments;
  }

  /** The first class above the share of classes that stand below. */
  private static int low(int of5, int classes) {
    return 1 + (of5 - 1) * classes / 5;
  }

  private static int high(int of5, int classes) {
    return Math.max(1, of5 * classes / 5);
  }
}
