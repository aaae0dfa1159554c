package org.whalecurve.cli.weights;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.whalecurve.cli.terminal.Screen;
import org.whalecurve.flow.weights.WeightFiles;
import org.whalecurve.flow.weights.Weights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code weights}: how much each criterion counts, from judgements or from data. */
@Command(
    name = "weights",
    description = {
      "Weights of criteria from CSV files:",
      "  ahp      square matrix of pairwise judgements (5, 1/5), one file for each expert; what is",
      "           below the diagonal may be left blank",
      "  delphi   answers of experts (rows) to items (columns), one file for each round",
      "  entropy  alternatives (rows) by criteria (columns), shares of a sum",
      "  critic   the same, any numbers; spread times conflict with the other criteria"
    })
public final class WeightsCommand implements Callable<Integer> {
  /** Where weights come from. */
  enum Method {
    AHP,
    DELPHI,
    ENTROPY,
    CRITIC
  }

  @ParentCommand private Screen screen;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "METHOD",
      converter = MethodName.class,
      description = "ahp, delphi, entropy or critic")
  private Method method;

  @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*", description = "CSV files")
  private List<Path> files;

  @Option(
      names = "--cost",
      paramLabel = "NAME",
      split = ",",
      description = "criteria of which less is better (critic; entropy is the same either way)")
  private List<String> cost = List.of();

  @Override
  public Integer call() {
    Weights weights = weights();
    if (screen.json()) screen.printJson(WeightsJson.of(name(), weights));
    else new WeightsText(screen).print(weights);
    return 0;
  }

  private String name() {
    return method.name().toLowerCase(java.util.Locale.ROOT);
  }

  private Weights weights() {
    boolean data = method == Method.ENTROPY || method == Method.CRITIC;
    if (data && files.size() > 1) {
      throw new ParameterException(spec.commandLine(), name() + " takes one file.");
    }
    if (!data && !cost.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--cost belongs to critic.");
    }
    return switch (method) {
      case AHP -> WeightFiles.ahp(files);
      case DELPHI -> WeightFiles.delphi(files);
      case ENTROPY -> WeightFiles.entropy(files.get(0), cost);
      case CRITIC -> WeightFiles.critic(files.get(0), cost);
    };
  }
}
