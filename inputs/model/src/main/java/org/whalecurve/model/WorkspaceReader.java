package org.whalecurve.model;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalecurve.kernel.FiscalCalendar;
import org.whalecurve.kernel.PeriodGrain;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.model.Workspace.Format;
import org.whalecurve.model.Workspace.Join;
import org.whalecurve.model.Workspace.Source;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;
import org.whalecurve.model.yaml.Yaml;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/** Reads {@code whalecurve.yaml}. */
final class WorkspaceReader {
  private static final List<String> KEYS =
      List.of(
          "name",
          "currency",
          "locale",
          "period",
          "fiscal_year_start",
          "engine",
          "roll_up",
          "sources");
  private static final List<String> SOURCE_KEYS =
      List.of("files", "format", "join", "columns", "types", "where", "key", "distinct", "spread");
  private static final List<String> JOIN_KEYS = List.of("files", "format", "on");
  private static final List<String> FORMAT_KEYS =
      List.of("encoding", "delimiter", "decimal", "date", "sheet", "header_row");
  private static final List<String> TYPES = List.of("text", "number", "date", "boolean");
  private static final List<String> TABLES = InputTables.ALL.stream().map(Table::name).toList();
  private static final Pattern ATTRIBUTE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,99}");

  private WorkspaceReader() {}

  /** What the file says, without folder, models and texts; the loader adds those. */
  record Settings(
      Optional<String> name,
      String currency,
      String locale,
      FiscalCalendar calendar,
      String engine,
      boolean rollUp,
      List<Source> sources) {}

  static Settings read(Yaml yaml) {
    Section file = Section.of(yaml, KEYS);
    file.require("currency", "Say which currency results are in, for instance 'currency: USD'.");
    file.require(
        "sources",
        "Say which files hold the transactions and the ledger; 'whalecurve init --from FILES' writes"
            + " a proposal.");
    PeriodGrain grain = file.word("period", PeriodGrain.MONTH);
    return new Settings(
        file.text("name"),
        file.get("currency").flatMap(WorkspaceReader::currency).orElse(""),
        file.word("locale", List.of("en", "zh-CN"), "en"),
        new FiscalCalendar(
            grain, file.get("fiscal_year_start").flatMap(v -> whole(v, 1, 12)).orElse(1)),
        file.word("engine", List.of("duckdb", "spark"), "duckdb"),
        file.word("roll_up", List.of("none", "parent"), "none").equals("parent"),
        file.block("sources").map(WorkspaceReader::sources).orElse(List.of()));
  }

  private static Optional<String> currency(Yaml value) {
    Optional<String> code = value.text();
    if (code.isEmpty() || isCurrency(code.get())) return code;
    value.problem(
        "unknown-currency",
        "'" + code.get() + "' is no currency.",
        "Write its ISO code, for instance USD, EUR or CNY.");
    return Optional.empty();
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(c -> c.getCurrencyCode().equals(code));
  }

  private static Optional<Integer> whole(Yaml value, int min, int max) {
    Optional<String> text = value.text();
    if (text.isEmpty()) return Optional.empty();
    if (text.get().matches("\\d{1,7}")) {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) return Optional.of(number);
    }
    value.problem(
        "out-of-range",
        "'" + text.get() + "' is no whole number from " + min + " to " + max + ".",
        "Give " + min + " to " + max + ".");
    return Optional.empty();
  }

  private static List<Source> sources(Yaml yaml) {
    List<Source> sources = new ArrayList<>();
    Section.named(yaml)
        .entries()
        .forEach(
            (table, entry) -> {
              if (TABLES.contains(table)) {
                entry.value().oneOrMany().forEach(item -> sources.add(source(table, item)));
              } else {
                entry
                    .key()
                    .problem(
                        "unknown-table",
                        "'" + table + "' is no input table.",
                        Suggest.didYouMean(table, TABLES));
              }
            });
    return sources;
  }

  private static Source source(String table, Yaml yaml) {
    Section section = Section.of(yaml, SOURCE_KEYS);
    section.require("files", "Name the files, for instance 'files: data/" + table + "-*.csv'.");
    Map<String, List<ExprText>> columns =
        section.block("columns").map(WorkspaceReader::columns).orElse(Map.of());
    return new Source(
        table,
        section.texts("files"),
        section.block("format").map(WorkspaceReader::format).orElse(Format.GUESS),
        section.get("join").map(WorkspaceReader::joins).orElse(List.of()),
        columns,
        section.expression("where").orElse(null),
        key(section, table, columns),
        section.block("types").map(WorkspaceReader::types).orElse(Map.of()),
        section.flag("distinct").orElse(false),
        spread(section, table),
        section.place());
  }

  private static List<Join> joins(Yaml value) {
    return value.oneOrMany().stream().map(WorkspaceReader::join).toList();
  }

  private static Join join(Yaml yaml) {
    Section section = Section.of(yaml, JOIN_KEYS);
    section.require(
        "files", "Name the file whose columns are wanted, for instance data/orders.csv.");
    section.require("on", "Name the column that both files have, or 'on: {ours: theirs}'.");
    return new Join(
        section.texts("files"),
        section.block("format").map(WorkspaceReader::format).orElse(Format.GUESS),
        section.get("on").map(WorkspaceReader::on).orElse(Map.of()),
        section.place());
  }

  /** One column or several that both have under one name, or our name -> theirs. */
  private static Map<String, String> on(Yaml value) {
    Map<String, String> on = new LinkedHashMap<>();
    if (value.isMap()) {
      Section pairs = Section.named(value);
      for (String ours : pairs.entries().keySet()) {
        pairs.text(ours).ifPresent(theirs -> on.put(ours, theirs));
      }
    } else {
      value.oneOrMany().forEach(item -> item.text().ifPresent(name -> on.put(name, name)));
    }
    return on;
  }

  private static Map<String, List<ExprText>> columns(Yaml yaml) {
    Map<String, List<ExprText>> columns = new LinkedHashMap<>();
    Section section = Section.named(yaml);
    section
        .entries()
        .forEach(
            (name, entry) -> {
              checkAttribute(name, entry.key());
              columns.put(
                  name, section.get(name).map(WorkspaceReader::alternatives).orElse(List.of()));
            });
    return columns;
  }

  private static List<ExprText> alternatives(Yaml value) {
    return value.oneOrMany().stream().map(Yaml::expression).flatMap(Optional::stream).toList();
  }

  private static void checkAttribute(String name, Yaml key) {
    if (ATTRIBUTE.matcher(name).matches()
        && !name.startsWith("source_file")
        && !name.startsWith("source_line")) {
      return;
    }
    key.problem(
        "bad-name",
        "'" + name + "' cannot name a column.",
        "Use letters, digits and _, for instance '"
            + Titles.asName(name)
            + "'; source_file and source_line are taken.");
  }

  private static List<String> key(
      Section section, String table, Map<String, List<ExprText>> columns) {
    List<String> key = new ArrayList<>();
    for (Yaml item : section.get("key").map(Yaml::oneOrMany).orElse(List.of())) {
      Optional<String> name = item.text();
      if (name.isEmpty()) continue;
      key.add(name.get());
      if (columns.isEmpty() || columns.containsKey(name.get())) continue;
      item.problem(
          "unknown-column",
          "The key names '" + name.get() + "', which the " + table + " source does not map.",
          Suggest.didYouMean(name.get(), columns.keySet()));
    }
    return key;
  }

  private static Map<String, String> types(Yaml yaml) {
    Map<String, String> types = new LinkedHashMap<>();
    Section section = Section.named(yaml);
    for (String column : section.entries().keySet()) {
      section.get(column).flatMap(v -> v.word(TYPES)).ifPresent(type -> types.put(column, type));
    }
    return types;
  }

  private static String spread(Section section, String table) {
    if (section.has("spread") && !table.equals("ledger")) {
      section
          .key("spread")
          .problem("misplaced-key", "'spread' belongs to the ledger only.", "Leave it away here.");
    }
    return section.word("spread", List.of("even", "days", "volume"), null);
  }

  private static Format format(Yaml yaml) {
    Section section = Section.of(yaml, FORMAT_KEYS);
    return new Format(
        section.get("encoding").flatMap(WorkspaceReader::encoding).orElse(null),
        section.get("delimiter").flatMap(WorkspaceReader::delimiter).orElse(null),
        section.word("decimal", List.of(".", ","), null),
        section.get("date").flatMap(WorkspaceReader::datePattern).orElse(null),
        section.text("sheet").orElse(null),
        section.get("header_row").flatMap(v -> whole(v, 1, 1_000_000)).orElse(0));
  }

  private static Optional<String> encoding(Yaml value) {
    Optional<String> name = value.text();
    if (name.isEmpty() || isCharset(name.get())) return name;
    value.problem(
        "unknown-word",
        "'" + name.get() + "' is no encoding.",
        "Write for instance utf-8, gb18030, iso-8859-1 or utf-16.");
    return Optional.empty();
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private static Optional<String> delimiter(Yaml value) {
    Optional<String> text = value.text();
    if (text.isEmpty()) return text;
    if (text.get().equals("\\t") || text.get().equals("tab")) return Optional.of("\t");
    if (text.get().length() == 1 && "\"'\r\n".indexOf(text.get().charAt(0)) < 0) return text;
    value.problem(
        "wrong-delimiter",
        "'" + text.get() + "' cannot separate columns.",
        "Give one character in quotes, for instance \";\", or \"\\t\" for a tab.");
    return Optional.empty();
  }

  private static Optional<String> datePattern(Yaml value) {
    Optional<String> pattern = value.text();
    if (pattern.isEmpty()) return pattern;
    try {
      var unused = DateTimeFormatter.ofPattern(pattern.get());
      return pattern;
    } catch (IllegalArgumentException e) {
      value.problem(
          "wrong-date-pattern",
          "'" + pattern.get() + "' is no date pattern: " + e.getMessage() + ".",
          "Write for instance dd.MM.yyyy, yyyy/M/d or MM/dd/yyyy HH:mm.");
      return Optional.empty();
    }
  }
}
