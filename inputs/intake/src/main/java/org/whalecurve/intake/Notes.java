package org.whalecurve.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.whalecurve.intake.type.DateStyle;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.ValueType;

/** What a column of a file leaves open, and how it is read all the same. */
final class Notes {
  private Notes() {}

  static Stream<Problem> of(FileMapping file, FileMapping.Raw raw) {
    List<Problem> notes = new ArrayList<>();
    FileShape shape = file.opened().shape();
    SourcePlace place = SourcePlace.ofFile(shape.file());
    DateStyle date = raw.style().date();
    if (raw.style().type() == ValueType.DATE && date.isNumeric() && date.assumed()) {
      String first = date.dayFirst() ? "day" : "month";
      notes.add(
          new Problem(
              "assumed-dates",
              place,
              "no value of '"
                  + raw.name()
                  + "' tells day from month; read with the "
                  + first
                  + " first",
              "Say it at the source, for instance format: {date: dd/MM/yyyy} or {date: MM/dd/yyyy}."));
    }
    if (shape.header().contains(raw.name() + " (2)")) {
      notes.add(
          new Problem(
              "header-twice",
              place,
              "the header '" + raw.name() + "' stands more than once; the first is read",
              "Rename one of them, or map the other as '" + raw.name() + " (2)'."));
    }
    return notes.stream();
  }
}
