package org.whalecurve.web.model;

import java.util.ArrayList;
import java.util.List;
import org.whalecurve.flow.editing.Drafts.Change;
import org.whalecurve.flow.editing.Drafts.Line;

/** A comparison cut down to what changed, with a few lines around. */
public record Hunks(List<List<Line>> hunks, long added, long removed) {
  private static final int AROUND = 3;

  static Hunks of(List<Line> lines) {
    List<List<Line>> hunks = new ArrayList<>();
    List<Line> open = new ArrayList<>();
    int end = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!isNear(lines, i)) continue;
      if (i != end && !open.isEmpty()) {
        hunks.add(open);
        open = new ArrayList<>();
      }
      open.add(lines.get(i));
      end = i + 1;
    }
    if (!open.isEmpty()) hunks.add(open);
    return new Hunks(hunks, count(lines, Change.ADDED), count(lines, Change.REMOVED));
  }

  private static boolean isNear(List<Line> lines, int at) {
    int to = Math.min(lines.size() - 1, at + AROUND);
    for (int i = Math.max(0, at - AROUND); i <= to; i++) {
      if (lines.get(i).change() != Change.SAME) return true;
    }
    return false;
  }

  private static long count(List<Line> lines, Change change) {
    return lines.stream().filter(line -> line.change() == change).count();
  }
}
