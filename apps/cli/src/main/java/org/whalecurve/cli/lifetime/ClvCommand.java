package org.whalecurve.cli.lifetime;

import org.whalecurve.cli.terminal.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code clv}: what its commands share. */
@Command(
    name = "clv",
    description =
        "Lifetime value: fit a model to a file of histories, forecast with it, check it on a holdout.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {FitCommand.class, PredictCommand.class, EvaluateCommand.class})
public final class ClvCommand implements Runnable {
  @ParentCommand private Screen screen;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: clv fit, clv predict or clv evaluate.");
  }

  Screen screen() {
    return screen;
  }
}
