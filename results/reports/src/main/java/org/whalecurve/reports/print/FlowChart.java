package org.whalecurve.reports.print;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.reports.print.Drawing.Align;
import org.whalecurve.reports.text.Figures;
import org.whalecurve.reports.text.Markup;
import tools.jackson.databind.JsonNode;

/** The ledger's way to the customers, as bands from column to column. */
final class FlowChart {
  private static final int TOP = 32;
  private static final int GAP = 9;
  private static final int LEAST = 11;
  private static final int BAR = 7;
  private static final int RIGHT = 118;
  private static final int HEIGHT_MIN = 220;
  private static final int ROUNDS = 4;

  private final JsonNode graph;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<List<Node>> columns = new ArrayList<>();
  private double pixelsPerUnit;

  /** A box in a column; its bands leave and arrive one below the other. */
  private static final class Node {
    final JsonNode data;
    final int depth;
    final double size;
    double y;
    double out;
    double in;
    double rank;

    Node(JsonNode data) {
      this.data = data;
      this.depth = data.get("depth").asInt();
      this.size = data.get("amount").asDouble();
    }

    boolean isHatched() {
      String kind = data.get("kind").asString();
      return kind.equals("unused") || kind.equals("unassigned");
    }
  }

  private record Band(Node source, Node target, double size) {}

  private FlowChart(JsonNode graph) {
    this.graph = graph;
    for (JsonNode node : graph.get("nodes")) nodes.put(node.get("id").asString(), new Node(node));
    for (JsonNode link : graph.get("links")) {
      Node source = nodes.get(link.get("source").asString());
      Node target = nodes.get(link.get("target").asString());
      bands.add(new Band(source, target, link.get("value").asDouble()));
    }
  }

  static Drawing draw(JsonNode data, String view, Figures figures) {
    FlowChart chart = new FlowChart(data.get(view));
    return chart.drawing(figures);
  }

  private Drawing drawing(Figures figures) {
    arrange();
    int most = columns.stream().mapToInt(List::size).max().orElse(1);
    int height = Math.max(HEIGHT_MIN, TOP + most * (LEAST + GAP) + 40);
    place(height - TOP - 6);
    Drawing drawing = new Drawing(Charts.WIDTH, height);
    for (JsonNode head : graph.get("heads")) {
      Markup word = Markup.text(head.get("label").asString());
      drawing.word(word, x(head.get("depth").asInt()), 7, Align.LEFT, Ink.QUIET, true);
    }
    bands.stream()
        .sorted(
            Comparator.comparingDouble((Band band) -> band.source().y)
                .thenComparingDouble(band -> band.target().y))
        .forEach(band -> paint(drawing, band));
    for (Node node : nodes.values()) paint(drawing, node, figures);
    return drawing;
  }

  /** Boxes into columns, those that belong together at one height. */
  private void arrange() {
    for (Node node : nodes.values()) {
      while (columns.size() <= node.depth) columns.add(new ArrayList<>());
      columns.get(node.depth).add(node);
    }
    Comparator<Node> order =
        Comparator.comparing(Node::isHatched).thenComparingDouble(node -> node.rank);
    for (Node node : nodes.values()) node.rank = -node.size;
    for (List<Node> column : columns) column.sort(order);
    for (int round = 0; round < ROUNDS; round++) {
      boolean forward = round % 2 == 0;
      for (int i = 0; i < columns.size(); i++) {
        List<Node> column = columns.get(forward ? i : columns.size() - 1 - i);
        column.forEach(node -> node.rank = middle(node, forward));
        column.sort(order);
      }
    }
  }

  /** The mean place of what feeds a box, or of what it feeds. */
  private double middle(Node node, boolean forward) {
    double sum = 0;
    double weight = 0;
    for (Band band : bands) {
      if ((forward ? band.target() : band.source()) != node) continue;
      Node other = forward ? band.source() : band.target();
      List<Node> column = columns.get(other.depth);
      sum += band.size() * (column.indexOf(other) + 0.5) / column.size();
      weight += band.size();
    }
    List<Node> own = columns.get(node.depth);
    return weight > 0 ? sum / weight : (own.indexOf(node) + 0.5) / own.size();
  }

  private void place(double room) {
    pixelsPerUnit = Double.MAX_VALUE;
    for (List<Node> column : columns) {
      double size = column.stream().mapToDouble(node -> node.size).sum();
      double free = room - column.size() * GAP;
      if (size > 0) pixelsPerUnit = Math.min(pixelsPerUnit, free / size);
    }
    for (List<Node> column : columns) {
      double y = TOP;
      for (Node node : column) {
        node.y = node.in = node.out = y;
        y += Math.max(node.size * pixelsPerUnit, LEAST - GAP + 2) + GAP;
      }
    }
  }

  private double x(int depth) {
    int steps = Math.max(1, columns.size() - 1);
    return depth * (Charts.WIDTH - RIGHT) / (double) steps;
  }

  private void paint(Drawing drawing, Band band) {
    double thick = band.size() * pixelsPerUnit;
    double left = x(band.source().depth) + BAR;
    double right = x(band.target().depth);
    double middle = (left + right) / 2;
    double from = band.source().out;
    double to = band.target().in;
    Path2D path = new Path2D.Double();
    path.moveTo(left, from);
    path.curveTo(middle, from, middle, to, right, to);
    path.lineTo(right, to + thick);
    path.curveTo(middle, to + thick, middle, from + thick, left, from + thick);
    path.closePath();
    drawing.fill(path, Ink.PROFIT, band.target().isHatched() ? 0.12 : 0.2);
    band.source().out += thick;
    band.target().in += thick;
  }

  private void paint(Drawing drawing, Node node, Figures figures) {
    double high = Math.max(0.8, node.size * pixelsPerUnit);
    double x = x(node.depth);
    if (node.isHatched()) drawing.hatch(x, node.y, BAR, high);
    else drawing.bar(x, node.y, BAR, high, Ink.N2);
    double next = node.depth == columns.size() - 1 ? RIGHT : x(1) - x(0);
    String name = Words.fit(node.data.get("label").asString(), next - BAR - 44);
    Markup word =
        Markup.text(name + " ").plus(figures.money(node.data.get("amount").decimalValue()));
    drawing.word(word, x + BAR + 3, node.y + high / 2, Align.LEFT, Ink.DARK, false);
  }
}
