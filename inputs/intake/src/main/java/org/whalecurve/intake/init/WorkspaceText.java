package org.whalecurve.intake.init;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whalecurve.intake.init.Draft.Link;
import org.whalecurve.intake.init.Findings.CurrencyGuess;
import org.whalecurve.intake.init.Mapping.Column;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.Table;

/** Writes {@code whalecurve.yaml}. */
final class WorkspaceText {
  private final Findings findings;
  private final Words words;
  private final Path target;
  private final YamlLines yaml = new YamlLines();

  private WorkspaceText(Findings findings, Path target) {
    this.findings = findings;
    this.words = findings.words();
    this.target = target;
  }

  static String of(Findings findings, String company, Path target) {
    WorkspaceText text = new WorkspaceText(findings, target);
    text.head(company, "");
    text.sources();
    text.skipped();
    return text.yaml.text();
  }

  /** The workspace of someone who fills in the template. */
  static String ofTemplate(Findings findings, String company, Path target) {
    WorkspaceText text = new WorkspaceText(findings, target);
    text.head(company, "_template");
    text.yaml.add("sources:");
    for (Table table : InputTables.ALL) {
      String source = "{files: " + InputTemplate.FILE + ", format: {sheet: " + table.name() + "}}";
      text.yaml.add("  " + table.name() + ": " + source, text.words.get("grain." + table.name()));
    }
    return text.yaml.text();
  }

  private void head(String company, String variant) {
    yaml.add("# " + words.get("ws.head" + variant))
        .add("# " + words.get("ws.head" + variant + "2"));
    yaml.add("name: " + Spelling.yaml(company));
    CurrencyGuess currency = findings.currency();
    String remark =
        currency.seenIn().isEmpty()
            ? "ws.currency_" + (variant.isEmpty() ? "assumed" : "template")
            : "ws.currency_seen";
    yaml.add("currency: " + currency.code(), words.get(remark, currency.seenIn()));
    yaml.add("locale: " + (words.isChinese() ? "zh-CN" : "en"), words.get("ws.locale"));
    yaml.add("period: month", words.get("ws.period"));
  }

  private void sources() {
    if (findings.groups().isEmpty()) {
      yaml.remark("", words.get("ws.no_sources")).add("sources: {}");
      return;
    }
    yaml.add("sources:");
    boolean first = true;
    for (Table table : InputTables.ALL) {
      List<SourceGroup> groups = findings.groups(table.name());
      if (groups.isEmpty()) continue;
      if (!first) yaml.blank();
      first = false;
      yaml.add("  " + table.name() + ":", words.get("grain." + table.name()));
      for (SourceGroup group : groups) source(group, groups.size() > 1);
    }
  }

  private void source(SourceGroup group, boolean oneOfSeveral) {
    String indent = oneOfSeveral ? "      " : "    ";
    for (String note : group.notes()) yaml.remark("    ", note);
    files(group, oneOfSeveral ? "    - " : indent, indent);
    String sheet = group.first().sample().sheet();
    if (sheet != null) yaml.add(indent + "format: {sheet: " + Spelling.yamlInline(sheet) + "}");
    joins(group, indent);
    columns(group, indent);
    if (!group.first().mapping().types().isEmpty()) yaml.add(indent + "types: " + types(group));
    String where = group.first().mapping().where();
    if (group.first().onePerKey()) yaml.add(indent + "distinct: true", words.get("ws.distinct"));
    if (!where.isEmpty())
      yaml.add(indent + "where: " + Spelling.yaml(where), words.get("ws.filtered"));
    leftOut(group, indent);
  }

  private void files(SourceGroup group, String first, String indent) {
    List<String> files = group.parts().stream().map(p -> path(p.sample().file())).toList();
    if (files.size() == 1) {
      yaml.add(first + "files: " + Spelling.yaml(files.get(0)));
      return;
    }
    yaml.add(first + "files:");
    files.forEach(file -> yaml.add(indent + "  - " + Spelling.yaml(file)));
  }

  private void joins(SourceGroup group, String indent) {
    List<Link> links = group.first().draft().links();
    if (links.isEmpty()) return;
    yaml.add(indent + "join:", words.get("ws.join"));
    for (Link link : links) {
      String from = Spelling.yamlInline(link.from().text());
      String to = Spelling.yamlInline(link.to().text());
      String on =
          link.from().text().equalsIgnoreCase(link.to().text())
              ? from
              : "{" + from + ": " + to + "}";
      String sheet =
          link.other().sheet() == null
              ? ""
              : ", format: {sheet: " + Spelling.yamlInline(link.other().sheet()) + "}";
      yaml.add(
          indent
              + "  - {files: "
              + Spelling.yamlInline(path(link.other().file()))
              + ", on: "
              + on
              + sheet
              + "}");
    }
  }

  private void columns(SourceGroup group, String indent) {
    yaml.add(indent + "columns:");
    group
        .alternatives()
        .forEach(
            (name, alternatives) -> {
              String value =
                  alternatives.size() == 1
                      ? Spelling.yamlExpression(alternatives.get(0).expression())
                      : alternatives.stream()
                          .map(Column::expression)
                          .map(Spelling::yamlInline)
                          .collect(Collectors.joining(", ", "[", "]"));
              yaml.add(indent + "  " + name + ": " + value, SourceGroup.why(alternatives));
            });
  }

  private static String types(SourceGroup group) {
    return group.first().mapping().types().entrySet().stream()
        .map(e -> Spelling.yamlInline(e.getKey()) + ": " + e.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void leftOut(SourceGroup group, String indent) {
    List<String> unmapped = distinct(group, p -> p.unmapped(findings.derivedHeaders()));
    List<String> personal = distinct(group, p -> p.personalLeftOut(findings.derivedHeaders()));
    List<String> kept = distinct(group, Part::personalMapped);
    if (!kept.isEmpty())
      yaml.remark(indent, words.get("ws.personal_mapped", String.join(", ", kept)));
    if (!personal.isEmpty())
      yaml.remark(indent, words.get("ws.personal", String.join(", ", personal)));
    if (unmapped.isEmpty()) return;
    yaml.remark(indent, words.get("ws.unmapped", String.join(", ", unmapped)));
    String example = unmapped.get(0);
    yaml.remark(
        indent,
        words.get("ws.attributes")
            + " "
            + Spelling.attribute(example)
            + ": "
            + Spelling.yaml(example));
  }

  private static List<String> distinct(SourceGroup group, Function<Part, List<String>> of) {
    return group.parts().stream().flatMap(p -> of.apply(p).stream()).distinct().toList();
  }

  private void skipped() {
    if (findings.others().isEmpty()) return;
    yaml.blank().add("# " + words.get("ws.skipped"));
    for (FileGuess other : findings.others()) {
      String sheet = other.sheet().map(s -> " [" + s + "]").orElse("");
      String name = other.file().getFileName() + sheet;
      yaml.remark("", words.get("note.reads", name, other.notes().get(0)));
    }
  }

  /**
   * Relative to the workspace where both lie under one folder, so that the two can move together.
   */
  private String path(Path file) {
    Path base = target.toAbsolutePath().normalize();
    Path path = file.toAbsolutePath().normalize();
    boolean near =
        path.getNameCount() > 0
            && base.getNameCount() > 0
            && path.getName(0).equals(base.getName(0));
    boolean sameRoot = Objects.equals(path.getRoot(), base.getRoot());
    return (near && sameRoot ? base.relativize(path) : path).toString().replace('\\', '/');
  }
}
