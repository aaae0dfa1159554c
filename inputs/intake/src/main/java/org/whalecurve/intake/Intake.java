package org.whalecurve.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whalecurve.engine.Step;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.Schema;
import org.whalecurve.model.Workspace;
import org.whalecurve.tables.InputTables;
import org.whalecurve.tables.RunTables;
import org.whalecurve.tables.Table;

/**
 * Brings the files of a workspace into checked work tables, losing nothing: every row of every file
 * is accepted, or stands in {@code reject} with its place and the reason, or is counted as
 * filtered.
 */
public final class Intake {
  private final Map<String, TableInput> inputs;
  private final Workspace workspace;

  private Intake(Workspace workspace, Map<String, TableInput> inputs) {
    this.workspace = workspace;
    this.inputs = inputs;
  }

  /**
   * Opens the headers and first rows of all files and resolves the mappings.
   *
   * @throws org.whalecurve.kernel.ProblemException with every problem of every source
   */
  public static Intake inspect(Workspace workspace) {
    return inspect(workspace, Choice.ALL);
  }

  /** The same with a say in which files are read. */
  public static Intake inspect(Workspace workspace, Choice choice) {
    return new Intake(workspace, new SourceResolver(workspace, choice).resolve());
  }

  /** Which files of a source, or of a join, are read. */
  @FunctionalInterface
  public interface Choice {
    /** All that the workspace names. */
    Choice ALL = (globs, found) -> found;

    /**
     * @param globs as the workspace names them
     * @param found files that they match
     */
    List<Path> of(List<String> globs, List<Path> found);
  }

  /** The columns of every input table: canonical ones and attributes. */
  public Schema schema() {
    Map<String, Map<String, ValueType>> tables = new LinkedHashMap<>();
    inputs.forEach((name, input) -> tables.put(name, input.columns()));
    return new Schema(tables);
  }

  /** One step per input table, then those that bring quality and rejects together. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    PersonalValues personal = new PersonalValues(inputs.get(InputTables.CUSTOMER.name()));
    read().forEach(input -> steps.add(step(input, personal)));
    steps.add(
        union(
            "intake.quality",
            "Bring the counts of all sources together",
            RunTables.QUALITY,
            "_quality",
            "source, file"));
    steps.add(
        union(
            "intake.reject",
            "Bring the refused rows of all sources together",
            RunTables.REJECT,
            "_reject",
            "source, file, line, \"column\", kind, reason"));
    return List.copyOf(steps);
  }

  private static Step step(TableInput input, PersonalValues personal) {
    Table table = input.table();
    return new Step(
        name(table),
        "Read the files of " + table.name(),
        List.of(),
        List.of(
            InputTables.checked(table),
            TableIntake.qualityTable(table),
            TableIntake.rejectTable(table)),
        new Step.Java(
            describe(input) + personal.describe(),
            context -> TableIntake.run(input, personal, context)));
  }

  /** Everything that a table's rows depend on, besides the content of the files. */
  private static String describe(TableInput input) {
    String files =
        input.files().stream()
            .map(
                f ->
                    f.fileName()
                        + " "
                        + f.opened().shape().format()
                        + " "
                        + f.raws()
                        + " "
                        + f.targets()
                        + " where "
                        + f.where()
                        + (f.distinct() ? " distinct" : "")
                        + f.lookups().describe())
            .collect(Collectors.joining("\n"));
    return input.columns() + " key " + input.key() + "\n" + files;
  }

  /** Tables that a stage always reads, and those that a source fills. */
  private List<TableInput> read() {
    return inputs.values().stream()
        .filter(
            i ->
                !InputTables.ABOUT_CUSTOMERS.contains(i.table())
                    || workspace.fills(i.table().name()))
        .toList();
  }

  private Step union(String step, String title, Table table, String suffix, String order) {
    List<String> parts = read().stream().map(i -> i.table().name() + suffix).toList();
    String columns =
        table.columnNames().stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
    String rows =
        parts.stream()
            .map(p -> "SELECT " + columns + " FROM \"" + p + '"')
            .collect(Collectors.joining(" UNION ALL "));
    return Step.sql(
        step, title, parts, table.name(), "SELECT * FROM (" + rows + ") ORDER BY " + order);
  }

  /** What was assumed because the files leave it open; no error, but worth a look. */
  public List<Problem> notes() {
    return inputs.values().stream()
        .flatMap(input -> input.files().stream())
        .flatMap(file -> file.raws().stream().flatMap(raw -> Notes.of(file, raw)))
        .distinct()
        .toList();
  }

  /** The files that each step reads, by the step's name. */
  public Map<String, List<Path>> filesByStep() {
    Map<String, List<Path>> files = new LinkedHashMap<>();
    read().forEach(input -> files.put(name(input.table()), read(input)));
    return files;
  }

  private static String name(Table table) {
    return "intake." + table.name();
  }

  /** Every file that is read, once, by name. */
  public List<Path> files() {
    return inputs.values().stream()
        .flatMap(input -> input.files().stream())
        .flatMap(f -> Stream.concat(Stream.of(f.opened()), f.lookups().opened()))
        .map(FileInspector.Opened::shape)
        .collect(
            Collectors.toMap(FileShape::file, FileShape::path, (a, b) -> a, java.util.TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  private static List<Path> read(TableInput input) {
    return input.files().stream()
        .flatMap(f -> Stream.concat(Stream.of(f.opened()), f.lookups().opened()))
        .map(opened -> opened.shape().path())
        .distinct()
        .toList();
  }
}
