package org.whalecurve.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Workspace.Source;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.tables.Table;

/** Resolves one source's mapping against the columns of one of its files. */
final class MappingResolver {
  private static final int HEADERS_SHOWN = 400;

  /** What stands for "this file has no such column" as the last alternative. */
  private static final String NONE = "null";

  private final Source source;
  private final Table table;
  private final FileInspector.Opened opened;
  private final Lookups lookups;
  private final ColumnCompiler compiler;
  private final Problems problems;
  private final Map<String, FileMapping.Raw> raws = new LinkedHashMap<>();
  private final List<String> unmatched = new ArrayList<>();

  MappingResolver(
      Source source, Table table, FileInspector.Opened opened, Lookups lookups, Problems problems) {
    this.source = source;
    this.table = table;
    this.opened = opened;
    this.lookups = lookups;
    this.problems = problems;
    this.compiler = new ColumnCompiler(lookups.shape(), stated(source));
  }

  /**
   * Attributes of which the file has no alternative; a problem where no other file has one either.
   */
  List<String> unmatched() {
    return unmatched;
  }

  FileMapping resolve(int unit, int file) {
    List<FileMapping.Target> targets = source.columns().isEmpty() ? byHeader() : byMapping();
    Expr where = source.where() == null ? null : where();
    List<FileMapping.Raw> read = List.copyOf(raws.values());
    FileMapping mapping =
        new FileMapping(unit, file, opened, read, targets, where, lookups, source.distinct());
    for (List<String> group : Required.of(table.name())) {
      if (group.stream().allMatch(c -> mapping.target(c) == null)) problems.add(missing(group));
    }
    return mapping;
  }

  private static Map<String, ValueType> stated(Source source) {
    Map<String, ValueType> types = new LinkedHashMap<>();
    source
        .types()
        .forEach(
            (c, t) ->
                types.put(
                    c.toLowerCase(Locale.ROOT), ValueType.valueOf(t.toUpperCase(Locale.ROOT))));
    return types;
  }

  private List<FileMapping.Target> byHeader() {
    List<FileMapping.Target> targets = new ArrayList<>();
    List<FileMapping.Target> attributes = new ArrayList<>();
    Map<String, String> canonical = new LinkedHashMap<>();
    for (String header : lookups.shape().header()) {
      String plain = header.toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
      boolean known = table.column(plain).isPresent() && !canonical.containsKey(plain);
      if (known) canonical.put(plain, header);
      else attributes.add(bare(attribute(header), compiler.typeOf(header), header));
    }
    for (Table.Column column : table.columns()) {
      String header = canonical.get(column.name());
      if (header != null) targets.add(bare(column.name(), TableInput.type(column), header));
    }
    targets.addAll(attributes);
    return targets;
  }

  /** A header as an attribute's name; the names that intake adds itself are taken. */
  private static String attribute(String header) {
    return header.toLowerCase(Locale.ROOT).startsWith("source_") ? header + " (2)" : header;
  }

  /** The canonical name where one differs in case only. */
  private String canonical(String name) {
    return table.columnNames().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  private List<FileMapping.Target> byMapping() {
    List<FileMapping.Target> targets = new ArrayList<>();
    source
        .columns()
        .forEach((name, alternatives) -> target(name, alternatives).ifPresent(targets::add));
    return targets;
  }

  private Optional<FileMapping.Target> target(String name, List<ExprText> alternatives) {
    ValueType expected = table.column(name).map(TableInput::type).orElse(null);
    try {
      for (ExprText alternative : alternatives) {
        if (alternative.text().strip().equalsIgnoreCase(NONE)) return Optional.empty();
        Optional<String> column = compiler.bare(alternative);
        if (column.isPresent()) {
          ValueType type = expected != null ? expected : compiler.typeOf(column.get());
          return Optional.of(bare(name, type, column.get()));
        }
        Optional<Expr> expr =
            compiler.compile(alternative, expected).map(MappingResolver::asWritten);
        if (expr.isPresent()) {
          use(expr.get());
          return Optional.of(new FileMapping.Target(name, expr.get().type(), expr.get(), false));
        }
      }
      if (expected == null) unmatched.add(name);
      else problems.add(noAlternative(name, alternatives));
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
    return Optional.empty();
  }

  private FileMapping.Target bare(String name, ValueType type, String column) {
    Expr.Column expr = new Expr.Column(ColumnCompiler.SCOPE, column, type);
    use(expr);
    return new FileMapping.Target(name, type, expr, true);
  }

  private void use(Expr expr) {
    for (Expr.Column column : expr.columns()) {
      FileShape.Column found = compiler.column(column.name());
      int place = lookups.shape().columns().indexOf(found);
      raws.putIfAbsent(column.name(), new FileMapping.Raw(place, column.name(), found.style()));
    }
  }

  private Expr where() {
    try {
      Optional<Expr> where =
          compiler.compile(source.where(), ValueType.BOOLEAN).map(MappingResolver::asWritten);
      if (where.isEmpty()) problems.add(noAlternative("where", List.of(source.where())));
      where.ifPresent(this::use);
      return where.orElse(null);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private Problem missing(List<String> group) {
    return new Problem(
        "missing-column",
        place(),
        opened.shape().file()
            + " gives no "
            + String.join(" or ", group)
            + " for the table "
            + table.name()
            + ".",
        "Map one of its columns: "
            + shortened(String.join(", ", lookups.shape().header()))
            + ". If these are no headers, `format` says how the file is written: encoding, delimiter, sheet, header_row.");
  }

  private static String shortened(String headers) {
    return headers.length() <= HEADERS_SHOWN
        ? headers
        : headers.substring(0, headers.offsetByCodePoints(0, HEADERS_SHOWN / 2)) + "…";
  }

  /** The problem of a column that no alternative gives; also of an attribute that no file has. */
  Problem noAlternative(String name, List<ExprText> alternatives) {
    ExprText first = alternatives.get(0);
    String written = alternatives.stream().map(ExprText::text).collect(Collectors.joining(", "));
    String kind = alternatives.size() == 1 ? "has no column for " : "has none of the columns for ";
    return new Problem(
        "unknown-column",
        first.place() == null ? place() : first.place(),
        opened.shape().file() + " " + kind + name + ": " + written + ".",
        Suggest.didYouMean(first.text(), lookups.shape().header())
            + " Where a file really has none, add NULL as the last alternative.");
  }

  private SourcePlace place() {
    return source.place() == null ? SourcePlace.ofFile("whalecurve.yaml") : source.place();
  }

  /**
   * Numbers of a file that an expression turns into text stand there as the file writes them:
   * {@code 'C' || Customer} gives C0815, not C815.000000.
   */
  private static Expr asWritten(Expr expr) {
    if (expr instanceof Expr.Case cases) {
      List<Expr.Branch> branches =
          cases.branches().stream()
              .map(b -> new Expr.Branch(asWritten(b.when()), asWritten(b.then())))
              .toList();
      return new Expr.Case(branches, asWritten(cases.otherwise()), cases.type());
    }
    if (!(expr instanceof Expr.Call call)) return expr;
    if (call.op().equals("TO_TEXT")
        && call.args().get(0) instanceof Expr.Column column
        && column.type() == ValueType.NUMBER) {
      return new Expr.Column(column.table(), column.name(), ValueType.TEXT);
    }
    return new Expr.Call(
        call.op(), call.args().stream().map(MappingResolver::asWritten).toList(), call.type());
  }
}
