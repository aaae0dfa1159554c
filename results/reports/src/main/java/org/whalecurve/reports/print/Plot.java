package org.whalecurve.reports.print;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.math.BigDecimal;
import java.util.function.Function;
import org.whalecurve.reports.print.Drawing.Align;
import org.whalecurve.reports.text.Markup;

/** A drawing with two axes. */
final class Plot {
  static final int LEFT = 60;

  final Drawing drawing;
  final Scale x;
  final Scale y;

  Plot(Drawing drawing, Scale x, Scale y) {
    this.drawing = drawing;
    this.x = x;
    this.y = y;
  }

  /** Lines across at round values of y, named at the left; the axis is named above. */
  void acrossLines(String name, Function<BigDecimal, Markup> shown) {
    for (BigDecimal tick : y.ticks()) {
      double at = y.at(tick.doubleValue());
      drawing.line(x.from(), at, x.to(), at, Ink.FAINT, 0.7);
      drawing.word(shown.apply(tick), x.from() - 6, at, Align.RIGHT, Ink.QUIET, false);
    }
    drawing.word(Markup.text(name), 0, y.to() - 20, Align.LEFT, Ink.QUIET, false);
  }

  /** Values of x below the lower axis, and its name under them. */
  void below(String name, Function<BigDecimal, Markup> shown) {
    drawing.line(x.from(), y.from(), x.to(), y.from(), Ink.N3, 0.8);
    for (BigDecimal tick : x.ticks()) {
      drawing.word(
          shown.apply(tick),
          x.at(tick.doubleValue()),
          y.from() + 11,
          Align.CENTRE,
          Ink.QUIET,
          false);
    }
    drawing.word(
        Markup.text(name), (x.from() + x.to()) / 2, y.from() + 28, Align.CENTRE, Ink.QUIET, false);
  }

  void curve(double[][] points, Ink ink, double weight) {
    drawing.stroke(path(points), ink, weight);
  }

  /** The space between a curve and a level. */
  Shape between(double[][] points, double level) {
    Path2D path = path(points);
    path.lineTo(x.at(points[points.length - 1][0]), y.at(level));
    path.lineTo(x.at(points[0][0]), y.at(level));
    path.closePath();
    return path;
  }

  private Path2D path(double[][] points) {
    Path2D path = new Path2D.Double();
    path.moveTo(x.at(points[0][0]), y.at(points[0][1]));
    for (double[] point : points) path.lineTo(x.at(point[0]), y.at(point[1]));
    return path;
  }
}
