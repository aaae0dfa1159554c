package org.whalecurve.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
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
  private final Problems problems = new Problems();

  SourceResolver(Workspace workspace) {
    this.workspace = workspace;
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
      for (FileInspector.Opened opened : open(source)) {
        int number = numbers.computeIfAbsent(opened.shape().path(), p -> numbers.size());
        MappingResolver resolver = new MappingResolver(source, table, opened, problems);
        mappings.add(resolver.resolve(mappings.size(), number));
        resolvers.add(resolver);
      }
      attributesThatNoFileHas(source, resolvers);
    }
    Map<String, ValueType> columns = columns(table, mappings);
    return new TableInput(table, columns, key(table, sources, mappings), DateOrder.agree(mappings));
  }

  private List<FileInspector.Opened> open(Source source) {
    List<Path> files =
        new Globs(workspace.folder(), problems).files(source.files(), source.place());
    List<FileInspector.Opened> opened = new ArrayList<>();
    for (Path file : files) {
      try {
        opened.add(FileInspector.open(workspace.folder(), file, source.format()));
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
        key.stream().filter(c -> mappings.stream().anyMatch(m -> m.target(c) == null)).toList();
    if (unfilled.isEmpty()) return key;
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
