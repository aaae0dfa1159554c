package org.whalecurve.flow.editing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.whalecurve.flow.editing.Drafts.Change;
import org.whalecurve.flow.editing.Drafts.Line;

/** The fewest lines to take out and put in that make one text of another (Myers 1986). */
final class LineDiff {
  /** Texts that differ in more lines than this have little in common: the middle is replaced. */
  private static final int EDITS_MAX = 2000;

  private final List<String> before;
  private final List<String> after;
  private final Deque<Line> lines = new ArrayDeque<>();

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  static List<Line> of(String before, String after) {
    LineDiff diff = new LineDiff(split(before), split(after));
    diff.run();
    return List.copyOf(diff.lines);
  }

  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }

  private void run() {
    int n = before.size();
    int m = after.size();
    List<int[]> trace = new ArrayList<>();
    int[] furthest = new int[2 * Math.min(n + m, EDITS_MAX) + 3];
    int middle = furthest.length / 2;
    for (int edits = 0; edits <= Math.min(n + m, EDITS_MAX); edits++) {
      trace.add(furthest.clone());
      for (int k = -edits; k <= edits; k += 2) {
        int x = next(furthest, middle, k, edits);
        while (x < n && x - k < m && before.get(x).equals(after.get(x - k))) x++;
        furthest[middle + k] = x;
        if (x >= n && x - k >= m) {
          walkBack(trace, middle);
          return;
        }
      }
    }
    replaceAll();
  }

  /** Where a line taken out or put in leads to, before any equal lines. */
  private static int next(int[] furthest, int middle, int k, int edits) {
    boolean down = k == -edits || k != edits && furthest[middle + k - 1] < furthest[middle + k + 1];
    return down ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
  }

  private void walkBack(List<int[]> trace, int middle) {
    int x = before.size();
    int y = after.size();
    for (int edits = trace.size() - 1; edits > 0; edits--) {
      int[] furthest = trace.get(edits);
      int k = x - y;
      boolean down =
          k == -edits || k != edits && furthest[middle + k - 1] < furthest[middle + k + 1];
      int fromX = down ? furthest[middle + k + 1] : furthest[middle + k - 1];
      int fromY = fromX - (down ? k + 1 : k - 1);
      while (x > fromX && y > fromY && !(down ? x == fromX : y == fromY)) same(x--, y--);
      if (down) put(y--);
      else take(x--);
    }
    while (x > 0) same(x--, y--);
  }

  private void replaceAll() {
    for (int y = after.size(); y > 0; y--) put(y);
    for (int x = before.size(); x > 0; x--) take(x);
  }

  private void same(int x, int y) {
    lines.addFirst(new Line(Change.SAME, x, y, before.get(x - 1)));
  }

  private void take(int x) {
    lines.addFirst(new Line(Change.REMOVED, x, 0, before.get(x - 1)));
  }

  private void put(int y) {
    lines.addFirst(new Line(Change.ADDED, 0, y, after.get(y - 1)));
  }
}
