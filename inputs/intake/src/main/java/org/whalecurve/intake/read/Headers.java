package org.whalecurve.intake.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of columns from the cells of a header row. */
public final class Headers {
  private Headers() {}

  /**
   * Trimmed names, one per column: an empty cell is named after its place, a second cell of the
   * same name gets {@code (2)}; empty cells at the end are dropped.
   */
  public static List<String> names(List<String> cells) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    int width = cells.size();
    while (width > 0 && clean(cells.get(width - 1)).isEmpty()) width--;
    for (int i = 0; i < width; i++) {
      String name = clean(cells.get(i));
      if (name.isEmpty()) name = "column " + (i + 1);
      String unique = name;
      for (int k = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); k++)
        unique = name + " (" + k + ")";
      names.add(unique);
    }
    return List.copyOf(names);
  }

  /** Blanks of every kind become single blanks; those around the name go. */
  private static String clean(String cell) {
    if (cell == null) return "";
    return cell.replaceAll("[\\s\\u00A0\\u3000\\uFEFF]+", " ").strip();
  }
}
