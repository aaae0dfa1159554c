package org.whalecurve.reports.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.whalecurve.runs.trace.Comparison;
import org.whalecurve.runs.trace.Comparison.ActivityGap;

/** What makes a customer dearer, or cheaper, than its peers. */
final class PeerSentences {
  private static final int ACTIVITIES_MAX = 3;

  /** A part of the difference that is worth a sentence. */
  private static final BigDecimal LEAST_SHARE = new BigDecimal("0.1");

  /** Ratios nearer than half a point of net revenue are not explained. */
  private static final BigDecimal LEAST_GAP = new BigDecimal("0.005");

  private final Words words;

  PeerSentences(Words words) {
    this.words = words;
  }

  List<String> of(Comparison c) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        words.say(
            "peers.ratio",
            "ratio",
            Words.percent(c.ratio()),
            "peers",
            peers(c),
            "theirs",
            Words.percent(c.peersRatio()),
            "median",
            Words.percent(c.median())));
    BigDecimal difference = c.ratio().subtract(c.peersRatio());
    if (difference.abs().compareTo(LEAST_GAP) < 0) return sentences;
    c.activities().stream()
        .filter(a -> share(a, difference).abs().compareTo(LEAST_SHARE) >= 0)
        .limit(ACTIVITIES_MAX)
        .forEach(a -> sentences.add(sentence(a, share(a, difference))));
    return sentences;
  }

  private String peers(Comparison c) {
    String kind =
        c.group() == null
            ? c.band() == null ? "all" : "band"
            : c.band() == null ? "group" : "group_band";
    return words.say("peers." + kind, "n", c.peers(), "group", c.group(), "band", c.band());
  }

  private static BigDecimal share(ActivityGap gap, BigDecimal difference) {
    return gap.gap().divide(difference, 6, RoundingMode.HALF_UP);
  }

  private String sentence(ActivityGap gap, BigDecimal share) {
    return words.say(
        share.signum() > 0 ? "peers.more" : "peers.less",
        "activity",
        gap.title(),
        "share",
        Words.percent(share.abs()),
        "detail",
        detail(gap));
  }

  private String detail(ActivityGap gap) {
    if (gap.perHundredOrders() == null && gap.peersPerHundredOrders() == null) return "";
    return words.say(
        "peers.detail",
        "own",
        shown(gap.perHundredOrders()),
        "theirs",
        shown(gap.peersPerHundredOrders()));
  }

  private static String shown(BigDecimal quantity) {
    return quantity == null ? "0" : Words.number(quantity, 1);
  }
}
