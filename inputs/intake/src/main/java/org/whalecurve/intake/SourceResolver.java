package org.whalecurve.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Workspace;
import org.whalecurve.model.Workspace.Source;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/**
 * Finds the files of all sources, opens them and resolves their mappings; collects all problems.
 */
final class SourceResolver {
  private final Workspace workspace;
  private final Intake.Choice choice;
  private final Problems problems = new Problems();

  SourceResolver(Workspace workspace, Intake.Choice choice) {
    this.workspace = workspace;
    this.choice = choice;
  }

  /** What fills each input table, in the order of the tables. */
  Map<String, TableInput> resolve() {
    Map<String, TableInput> inputs = new LinkedHashMap<>();
    for (Source source : workspace.sources()) {
      if (InputTables.named(source.table()).isEmpty()) problems.add(unknownTable(source));
    }
    for (Table table : InputTables.ALL) {
      List<Source> sources =
          workspace.sources().stream().filter(s -> s.table().equals(table.name())).toList();
      inputs.put(table.name(), input(table, sources));
    }
    problems.throwIfAny();
    return inputs;
  }

  /** What keeps a file from being one of a source's; nothing where it fits. */
  List<Problem> misfits(Source source, Path file) {
    try {
      Table table = InputTables.named(source.table()).orElseThrow();
      FileInspector.Opened opened = FileInspector.open(workspace.folder(), file, source.format());
      MappingResolver resolver =
          new MappingResolver(source, table, opened, lookups(opened, joins(source)), problems);
      resolver.resolve(0, 0);
      attributesThatNoFileHas(source, List.of(resolver));
    } catch (ProblemException e) {
      return e.problems();
    }
    return problems.list();
  }

  private static Problem unknownTable(Source source) {
    List<String> names = InputTables.ALL.stream().map(Table::name).toList();
    return new Problem(
        "unknown-table",
        source.place(),
        "There is no input table '" + source.table() + "'.",
        Suggest.didYouMean(source.table(), names));
  }

  private TableInput input(Table table, List<Source> sources) {
    List<FileMapping> mappings = new ArrayList<>();
    Map<Path, Integer> numbers = new LinkedHashMap<>();
    for (Source source : sources) {
      List<MappingResolver> resolvers = new ArrayList<>();
      List<Lookups.Files> joins = joins(source);
      for (FileInspector.Opened opened : open(source)) {
        int number = numbers.computeIfAbsent(opened.shape().path(), p -> numbers.size());
        MappingResolver resolver =
            new MappingResolver(source, table, opened, lookups(opened, joins), problems);
        mappings.add(resolver.resolve(mappings.size(), number));
        resolvers.add(resolver);
      }
      attributesThatNoFileHas(source, resolvers);
    }
    Map<String, ValueType> columns = columns(table, mappings);
    return new TableInput(table, columns, key(table, sources, mappings), DateOrder.agree(mappings));
  }

  /** A column that nobody fills in is no part of a key that nobody asked for. */
  private static boolean leavesEmpty(FileMapping mapping, Table table, String column) {
    if (Required.keyMayBeEmpty(table.name(), column)) return false;
    if (mapping.opened().shape().sample().isEmpty() || !mapping.target(column).isBare())
      return false;
    String name = ((Expr.Column) mapping.target(column).source()).name();
    return mapping.raws().stream()
        .anyMatch(raw -> raw.name().equals(name) && raw.style().filled() == 0);
  }

  private static Problem distinctWithoutKey(Source source, List<String> unfilled) {
    return new Problem(
        "unmapped-key",
        source.place(),
        "'distinct' keeps one row of each key, but not every source of "
            + source.table()
            + " maps "
            + String.join(", ", unfilled)
            + ".",
        "Map it, or name the columns that identify a row under 'key'.");
  }

  private List<FileInspector.Opened> open(Source source) {
    return open(source.files(), source.format(), source.place());
  }

  private List<Lookups.Files> joins(Source source) {
    List<Lookups.Files> joins = new ArrayList<>();
    for (Workspace.Join join : source.joins()) {
      List<FileInspector.Opened> files = open(join.files(), join.format(), join.place());
      if (!files.isEmpty()) joins.add(new Lookups.Files(join, files));
    }
    return joins;
  }

  private Lookups lookups(FileInspector.Opened opened, List<Lookups.Files> joins) {
    try {
      return Lookups.of(opened.shape(), joins);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return Lookups.none(opened.shape());
    }
  }

  private List<FileInspector.Opened> open(
      List<String> globs, Workspace.Format format, SourcePlace place) {
    List<Path> files =
        choice.of(globs, new Globs(workspace.folder(), problems).files(globs, place));
    List<FileInspector.Opened> opened = new ArrayList<>();
    for (Path file : files) {
      try {
        opened.add(FileInspector.open(workspace.folder(), file, format));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    return opened;
  }

  private void attributesThatNoFileHas(Source source, List<MappingResolver> resolvers) {
    if (resolvers.isEmpty()) return;
    Set<String> nowhere = new LinkedHashSet<>(resolvers.get(0).unmatched());
    resolvers.forEach(r -> nowhere.retainAll(r.unmatched()));
    for (String name : nowhere) {
      problems.add(resolvers.get(0).noAlternative(name, source.columns().get(name)));
    }
  }

  /** Canonical columns, then attributes; an attribute that files give different types is text. */
  private static Map<String, ValueType> columns(Table table, List<FileMapping> mappings) {
    Map<String, ValueType> columns = new LinkedHashMap<>();
    table.columns().forEach(c -> columns.put(c.name(), TableInput.type(c)));
    for (FileMapping mapping : mappings) {
      for (FileMapping.Target target : mapping.targets()) {
        columns.merge(target.name(), target.type(), (a, b) -> a == b ? a : ValueType.TEXT);
      }
    }
    return columns;
  }

  /** The declared key, else the table's own where every mapping fills it, else none. */
  private List<String> key(Table table, List<Source> sources, List<FileMapping> mappings) {
    Optional<Source> declaring = sources.stream().filter(s -> !s.key().isEmpty()).findFirst();
    List<String> key = declaring.map(Source::key).orElse(table.key());
    if (mappings.isEmpty() || key.isEmpty()) return List.of();
    List<String> unfilled =
        key.stream()
            .filter(
                c ->
                    mappings.stream()
                        .anyMatch(
                            m ->
                                m.target(c) == null
                                    || declaring.isEmpty() && leavesEmpty(m, table, c)))
            .toList();
    if (unfilled.isEmpty()) return key;
    sources.stream()
        .filter(Source::distinct)
        .findFirst()
        .ifPresent(source -> problems.add(distinctWithoutKey(source, unfilled)));
    declaring.ifPresent(
        source ->
            problems.add(
                "unmapped-key",
                source.place(),
                "The key of "
                    + table.name()
                    + " names "
                    + String.join(", ", unfilled)
                    + ", which not every file fills.",
                "Map it in every source of the table, or leave it out of the key."));
    return List.of();
  }
}
