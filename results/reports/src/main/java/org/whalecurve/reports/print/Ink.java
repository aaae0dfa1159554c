package org.whalecurve.reports.print;

import java.awt.Color;

/** The colours of the report on white paper. */
enum Ink {
  PROFIT(0x1f6aa5),
  SOFT(0x9dc3e0),
  LOSS(0xcf4a1c),
  ACCENT(0x8a1549),
  DARK(0x1c1b1a),
  QUIET(0x66605a),
  FAINT(0xe6dfd4),
  N1(0x4c4843),
  N2(0x7d776f),
  N3(0xa8a198),
  N4(0xcfc8bd);

  private final int rgb;

  Ink(int rgb) {
    this.rgb = rgb;
  }

  Color color(double opacity) {
    return new Color(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff, (int) Math.round(opacity * 255));
  }

  String css() {
    return String.format("#%06x", rgb);
  }
}
