package org.whalecurve.intake;

import java.util.List;
import java.util.stream.Stream;
import org.whalecurve.intake.type.ColumnStyle;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;

/**
 * How one file fills one input table.
 *
 * @param unit number of this mapping of this file within the table, in order of precedence
 * @param file number of the file within the table; two mappings of one file share it
 * @param opened the file
 * @param raws columns of the file that anything needs
 * @param targets columns of the table that the file fills
 * @param where rows to take, over the raw columns; null for all
 * @param lookups the files that it joins
 * @param distinct whether rows that repeat the key are left out on purpose
 */
record FileMapping(
    int unit,
    int file,
    FileInspector.Opened opened,
    List<Raw> raws,
    List<Target> targets,
    Expr where,
    Lookups lookups,
    boolean distinct) {

  /**
   * A column of the file.
   *
   * @param place in the header of the file and, behind it, of those that it joins, from 0
   * @param style how it is written; its type is the one that expressions see
   */
  record Raw(int place, String name, ColumnStyle style) {}

  /**
   * A column of the table.
   *
   * @param source its value over the raw columns; a bare column is read as {@code type}
   * @param isBare whether the source is one column as it stands
   */
  record Target(String name, ValueType type, Expr source, boolean isBare) {}

  /**
   * Whether rows equal to an earlier one can be left out while reading: nothing is done with them
   * but counting. Days are read by what most rows show, so there every row counts.
   */
  boolean wantsRowsOnce() {
    return distinct
        && Stream.concat(targets.stream().map(Target::source), Stream.ofNullable(where))
            .flatMap(source -> source.columns().stream())
            .noneMatch(column -> column.type() == ValueType.DATE);
  }

  /** Whether columns that the file stores by type stay so; joined files are compared as texts. */
  boolean keepsTypes() {
    return lookups.list().isEmpty();
  }

  FileMapping withRaws(List<Raw> others) {
    return new FileMapping(unit, file, opened, others, targets, where, lookups, distinct);
  }

  String fileName() {
    return opened.shape().file();
  }

  Target target(String name) {
    return targets.stream().filter(t -> t.name().equals(name)).findFirst().orElse(null);
  }
}
