package org.whalecurve.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.Problems;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.strategy.StrategyModel;
import org.whalecurve.model.value.ValueModel;
import org.whalecurve.model.value.ValueReader;
import org.whalecurve.model.yaml.Yaml;
import org.whalecurve.model.yaml.YamlFile;

/**
 * Reads a workspace's YAML files into the immutable model and checks everything that can be checked
 * without data. Expressions are kept as text; {@link Expressions} checks them when columns are
 * known.
 */
public final class ModelLoader {
  static final String WORKSPACE = "whalecurve.yaml";
  static final String COST = "model/cost.yaml";
  static final String PROFIT = "model/profit.yaml";

  /** Judgements of experts that were entered in the web application. */
  public static final String ENTERED_SCORES = "app/entered/expert_score.csv";

  static final String VALUE = "model/value.yaml";
  static final String STRATEGY = "model/strategy.yaml";

  /** The files of a model, by their path in the workspace. */
  public static final List<String> FILES = List.of(WORKSPACE, COST, PROFIT, VALUE, STRATEGY);

  private final Path folder;
  private final Problems problems = new Problems();
  private final Map<String, String> texts = new LinkedHashMap<>();

  private ModelLoader(Path folder) {
    this.folder = folder;
  }

  /**
   * The workspace in a folder.
   *
   * @throws ProblemException with every problem of every file, in the order in which they stand
   *     there
   */
  public static Workspace load(Path folder) {
    return load(folder, Map.of());
  }

  /**
   * The workspace as it would be with these texts in place of its files.
   *
   * @param drafts file, one of {@link #FILES} -> text; files that are not among them count as they
   *     stand in the folder
   * @throws ProblemException with every problem of every file, in the order in which they stand
   *     there
   */
  public static Workspace load(Path folder, Map<String, String> drafts) {
    ModelLoader loader = new ModelLoader(folder);
    for (String file : FILES) {
      String draft = drafts.get(file);
      if (draft == null) loader.readText(file);
      else loader.texts.put(file, draft);
    }
    if (!loader.texts.containsKey(WORKSPACE) && loader.problems.isEmpty()) loader.noWorkspace();
    return loader.model();
  }

  private Workspace model() {
    Optional<Yaml> main = yaml(WORKSPACE);
    Optional<CostReader.Result> cost = yaml(COST).map(CostReader::read);
    List<String> nodes = cost.map(c -> c.names().poolsAndActivities()).orElse(List.of());
    ProfitModel profit =
        yaml(PROFIT).map(y -> ProfitReader.read(y, nodes)).orElse(ProfitReader.NONE);
    ValueModel value = yaml(VALUE).map(ValueReader::read).orElse(null);
    StrategyModel strategy = yaml(STRATEGY).map(StrategyModel::read).orElse(null);
    Optional<WorkspaceReader.Settings> settings = main.map(WorkspaceReader::read);
    if (main.isEmpty() && problems.isEmpty()) empty();
    throwInOrder();
    return workspace(
        settings.orElseThrow(),
        cost.map(CostReader.Result::model).orElse(CostReader.NONE),
        profit,
        value,
        strategy);
  }

  private Workspace workspace(
      WorkspaceReader.Settings said,
      CostModel cost,
      ProfitModel profit,
      ValueModel value,
      StrategyModel strategy) {
    return new Workspace(
        folder,
        said.name()
            .orElseGet(() -> String.valueOf(folder.toAbsolutePath().normalize().getFileName())),
        said.currency(),
        said.locale(),
        said.calendar(),
        said.engine(),
        said.rollUp(),
        withEntered(said.sources()),
        cost,
        profit,
        value,
        strategy,
        Collections.unmodifiableMap(texts));
  }

  /** What people have entered in the application is a source like any other. */
  private List<Workspace.Source> withEntered(List<Workspace.Source> sources) {
    if (!Files.isRegularFile(folder.resolve(ENTERED_SCORES))) return sources;
    List<Workspace.Source> all = new ArrayList<>(sources);
    all.add(
        new Workspace.Source(
            "expert_score",
            List.of(ENTERED_SCORES),
            Workspace.Format.GUESS,
            Map.of(),
            null,
            List.of(),
            Map.of("customer_id", "text", "author", "text"),
            null,
            SourcePlace.ofFile(ENTERED_SCORES)));
    return List.copyOf(all);
  }

  private Optional<Yaml> yaml(String file) {
    return Optional.ofNullable(texts.get(file))
        .flatMap(text -> YamlFile.read(file, text, problems));
  }

  private void readText(String name) {
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path)) {
      otherEnding(name);
      return;
    }
    try {
      if (Files.size(path) > 4L * YamlFile.MAX_LENGTH) {
        problems.add(
            "file-too-large",
            SourcePlace.ofFile(name),
            "The file has "
                + Files.size(path)
                + " bytes; at most "
                + YamlFile.MAX_LENGTH
                + " characters are read.",
            "A model is small; data belongs in the sources.");
        return;
      }
      texts.put(name, decode(Files.readAllBytes(path)));
    } catch (CharacterCodingException e) {
      problems.add(
          "not-utf8",
          SourcePlace.ofFile(name),
          "The file is not in UTF-8.",
          "Save it as UTF-8; most editors offer that under 'save as'.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void otherEnding(String name) {
    String other = name.replace(".yaml", ".yml");
    if (!Files.isRegularFile(folder.resolve(other))) return;
    problems.add(
        "wrong-file-name",
        SourcePlace.ofFile(other),
        "The file is called " + other + " and would not be read.",
        "Rename it to " + name + ".");
  }

  private void noWorkspace() {
    problems.add(
        "no-workspace",
        SourcePlace.ofFile(WORKSPACE),
        "There is no " + WORKSPACE + " in " + folder + ".",
        "Go to the workspace's folder or name it with -w; 'whalecurve init --from FILES' writes a new"
            + " one from your data.");
  }

  private void empty() {
    problems.add(
        "no-workspace",
        SourcePlace.ofFile(WORKSPACE),
        "The file is empty.",
        "'whalecurve init --from FILES' writes one from your data.");
  }

  private void throwInOrder() {
    if (problems.isEmpty()) return;
    Comparator<Problem> order =
        Comparator.comparing((Problem p) -> FILES.indexOf(p.place().file()))
            .thenComparing(p -> p.place().line())
            .thenComparing(p -> p.place().column());
    throw new ProblemException(problems.list().stream().sorted(order).toList());
  }
}
