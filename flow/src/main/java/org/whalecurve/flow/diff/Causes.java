package org.whalecurve.flow.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.flow.diff.Difference.Kind;
import org.whalecurve.model.ModelKeys;
import org.whalecurve.runs.Manifest;
import org.whalecurve.runs.Manifest.FileEntry;

/** Why two runs differ: the files they read, the model they used, what computed them. */
final class Causes {
  private final List<Difference> found = new ArrayList<>();

  private Causes() {}

  static List<Difference> of(Path first, Manifest before, Path second, Manifest after) {
    Causes causes = new Causes();
    causes.data(before, after);
    causes.model(first, before, second, after);
    causes.engine(before, after);
    return causes.found;
  }

  private void data(Manifest before, Manifest after) {
    Map<String, FileEntry> one = byName(before.inputs());
    Map<String, FileEntry> two = byName(after.inputs());
    for (String file : both(one, two)) {
      FileEntry a = one.get(file);
      FileEntry b = two.get(file);
      if (a != null && b != null && a.sha256().equals(b.sha256())) continue;
      add(Kind.DATA, "inputs", file, "bytes", of(a, FileEntry::bytes), of(b, FileEntry::bytes));
      add(Kind.DATA, "inputs", file, "sha256", of(a, FileEntry::sha256), of(b, FileEntry::sha256));
    }
    each(
        before.controlTotals(),
        after.controlTotals(),
        (total, a, b) -> {
          // what came out is a result, not a cause
          if (total.startsWith("customer.") && !total.endsWith(".rows")) return;
          String source = total.substring(0, total.indexOf('.'));
          String measure = total.substring(total.indexOf('.') + 1);
          add(Kind.DATA, "control_totals", source, measure, number(a), number(b));
        });
    add(
        Kind.DATA,
        "periods",
        "",
        "period",
        String.join(" ", before.periods()),
        String.join(" ", after.periods()));
  }

  private void model(Path first, Manifest before, Path second, Manifest after) {
    Map<String, FileEntry> one = byName(before.model());
    Map<String, FileEntry> two = byName(after.model());
    for (String file : both(one, two)) {
      FileEntry a = one.get(file);
      FileEntry b = two.get(file);
      if (a != null && b != null && a.sha256().equals(b.sha256())) continue;
      each(
          a == null ? Map.of() : keys(first, file),
          b == null ? Map.of() : keys(second, file),
          (key, from, to) -> add(Kind.MODEL, file, key, "value", from, to));
    }
    each(
        before.options(),
        after.options(),
        (option, from, to) -> add(Kind.MODEL, "options", option, "value", from, to));
  }

  private static Map<String, String> keys(Path run, String file) {
    try {
      return ModelKeys.of(file, Files.readString(run.resolve("model").resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void engine(Manifest before, Manifest after) {
    add(Kind.ENGINE, "engine", before.engine(), "name", before.engine(), after.engine());
    String engine = after.engine();
    add(Kind.ENGINE, "engine", engine, "version", before.engineVersion(), after.engineVersion());
    add(Kind.ENGINE, "engine", "whalecurve", "version", before.product(), after.product());
  }

  private void add(Kind kind, String table, String key, String column, Object from, Object to) {
    if (!Objects.equals(from, to)) found.add(new Difference(kind, table, key, column, from, to));
  }

  /** Takes one name with both values; null for absent. */
  private interface Each {
    void take(String name, String before, String after);
  }

  private static void each(Map<String, String> one, Map<String, String> two, Each each) {
    Map<String, String> names = new LinkedHashMap<>(one);
    two.forEach(names::putIfAbsent);
    for (String name : names.keySet()) {
      if (!Objects.equals(one.get(name), two.get(name))) {
        each.take(name, one.get(name), two.get(name));
      }
    }
  }

  private static BigDecimal number(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static Object of(FileEntry entry, Function<FileEntry, Object> part) {
    return entry == null ? null : part.apply(entry);
  }

  private static Map<String, FileEntry> byName(List<FileEntry> files) {
    return files.stream().collect(Collectors.toMap(FileEntry::file, f -> f, (a, b) -> a));
  }

  private static TreeSet<String> both(Map<String, ?> one, Map<String, ?> two) {
    TreeSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(two.keySet());
    return names;
  }
}
