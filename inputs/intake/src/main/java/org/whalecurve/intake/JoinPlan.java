package org.whalecurve.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.whalecurve.intake.Lookups.Lookup;

/**
 * Which columns of a file and of those that it joins have to be read, and where they stand then.
 */
final class JoinPlan {
  private final FileMapping mapping;
  private final List<Lookup> lookups;

  JoinPlan(FileMapping mapping) {
    this.mapping = mapping;
    this.lookups = mapping.lookups().list();
  }

  /** Places in the file's own header, in the order in which they are read. */
  List<Integer> own() {
    if (lookups.isEmpty()) return mapping.raws().stream().map(FileMapping.Raw::place).toList();
    int width = lookups.get(0).first();
    return needed().stream().filter(place -> place < width).toList();
  }

  /**
   * Names of the columns of a join in the order in which they are read: the key, then the others.
   */
  List<String> names(int join) {
    Lookup lookup = lookups.get(join);
    List<String> names = new ArrayList<>(lookup.to());
    for (int place : needed()) {
      if (lookup.adds(place)) names.add(lookup.columns().get(place - lookup.first()));
    }
    return names;
  }

  /** The places of {@link #names} in one of the join's files. */
  List<Integer> places(int join, FileInspector.Opened file) {
    List<Integer> places = new ArrayList<>();
    for (String name : names(join)) {
      int place = Lookups.find(name, file.shape());
      if (place < 0) throw new IllegalStateException(file.shape().file() + ": " + name);
      places.add(place);
    }
    return places;
  }

  /** Which relation (0 the file itself) and which of its columns holds a place of the shape. */
  String column(int place) {
    if (place < lookups.get(0).first()) return "j0.c" + own().indexOf(place);
    for (int j = 0; j < lookups.size(); j++) {
      Lookup lookup = lookups.get(j);
      if (!lookup.adds(place)) continue;
      String name = lookup.columns().get(place - lookup.first());
      return "j" + (j + 1) + ".c" + names(j).lastIndexOf(name);
    }
    throw new IllegalStateException(mapping.fileName() + ": " + place);
  }

  /** Places of the shape that the mapping or a key uses. */
  private Set<Integer> needed() {
    Set<Integer> needed = new LinkedHashSet<>();
    mapping.raws().forEach(raw -> needed.add(raw.place()));
    lookups.forEach(lookup -> needed.addAll(lookup.from()));
    return needed;
  }
}
