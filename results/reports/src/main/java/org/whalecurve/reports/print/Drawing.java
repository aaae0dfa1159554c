package org.whalecurve.reports.print;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.whalecurve.reports.text.Markup;

/**
 * A picture for paper, in pixels from the upper left corner: shapes that are painted, and words
 * that stay text, in the page's fonts.
 */
final class Drawing {
  /** Which end of a word stands at its place. */
  enum Align {
    LEFT("left", 0),
    CENTRE("center", 0.5),
    RIGHT("right", 1);

    private final String css;
    private final double before;

    Align(String css, double before) {
      this.css = css;
      this.before = before;
    }
  }

  private static final int WORD_WIDTH = 320;
  private static final int HALF_LINE = 7;
  private static final int HATCH = 5;

  final int width;
  final int height;
  private final List<Consumer<Graphics2D>> shapes = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();

  Drawing(int width, int height) {
    this.width = width;
    this.height = height;
  }

  void fill(Shape shape, Ink ink, double opacity) {
    shapes.add(
        g -> {
          g.setPaint(ink.color(opacity));
          g.fill(shape);
        });
  }

  void bar(double x, double y, double wide, double high, Ink ink) {
    fill(new Rectangle2D.Double(x, y, wide, high), ink, 1);
  }

  void stroke(Shape shape, Ink ink, double weight, float... dashes) {
    BasicStroke pen =
        new BasicStroke(
            (float) weight,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dashes.length == 0 ? null : dashes,
            0);
    shapes.add(
        g -> {
          g.setPaint(ink.color(1));
          g.setStroke(pen);
          g.draw(shape);
        });
  }

  void line(double x1, double y1, double x2, double y2, Ink ink, double weight, float... dashes) {
    stroke(new Line2D.Double(x1, y1, x2, y2), ink, weight, dashes);
  }

  /** Hatching says "paid for and not used" wherever it stands. */
  void hatch(double x, double y, double wide, double high) {
    Path2D lines = new Path2D.Double();
    for (double at = HATCH - high; at < wide; at += HATCH) {
      double from = Math.max(0, at);
      double to = Math.min(wide, at + high);
      lines.moveTo(x + from, y + high - (from - at));
      lines.lineTo(x + to, y + high - (to - at));
    }
    stroke(lines, Ink.N2, 0.6);
    stroke(new Rectangle2D.Double(x, y, wide, high), Ink.N2, 0.6);
  }

  /** A word; {@code y} is the middle of its line. */
  void word(Markup word, double x, double y, Align align, Ink ink, boolean strong) {
    String place =
        String.format(
            Locale.ROOT,
            "left:%.1fpx;top:%.1fpx;width:%dpx;text-align:%s;color:%s%s",
            x - align.before * WORD_WIDTH,
            y - HALF_LINE,
            WORD_WIDTH,
            align.css,
            ink.css(),
            strong ? ";font-weight:bold" : "");
    words.append(word.in("div class=\"word\" style=\"" + place + "\"").html());
  }

  void paint(Graphics2D g) {
    for (Consumer<Graphics2D> shape : shapes) shape.accept(g);
  }

  /** Its place in the page, with its words; the shapes are painted where the object stands. */
  Markup html(String name) {
    String size = "width:" + width + "px;height:" + height + "px";
    String object =
        "<object type=\""
            + Pdf.DRAWING
            + "\" data=\""
            + name
            + "\" style=\""
            + size
            + "\"></object>";
    return new Markup(object + words).in("div class=\"drawing\" style=\"" + size + "\"");
  }
}
