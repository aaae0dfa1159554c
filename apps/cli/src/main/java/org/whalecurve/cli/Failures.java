package org.whalecurve.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whalecurve.engine.EngineException;
import org.whalecurve.flow.StepFailedException;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.kernel.Suggest;
import org.whalecurve.runs.WorkspaceBusyException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import tools.jackson.databind.json.JsonMapper;

/** Turns what went wrong into words, or JSON, and an exit code. No stack trace unless asked for. */
final class Failures {
  static final int INPUT = 1;
  static final int USAGE = 2;
  static final int INTERNAL = 3;

  private final List<String> args;
  private final PrintWriter err;

  Failures(List<String> args, PrintWriter err) {
    this.args = args;
    this.err = err;
  }

  int usage(ParameterException e, String[] ignored) {
    CommandLine command = e.getCommandLine();
    String help = "See '" + command.getCommandSpec().qualifiedName() + " --help'.";
    List<String> near =
        e instanceof UnmatchedArgumentException unmatched ? near(unmatched) : List.of();
    String remedy =
        near.isEmpty() ? help : "Did you mean " + String.join(" or ", near) + "? " + help;
    tell(List.of(problem("usage", "command line", said(e), remedy)), false);
    return USAGE;
  }

  private static String said(ParameterException e) {
    boolean command =
        e instanceof UnmatchedArgumentException unmatched
            && !unmatched.getUnmatched().get(0).startsWith("-")
            && !e.getCommandLine().getSubcommands().isEmpty();
    return command
        ? "There is no command '" + ((UnmatchedArgumentException) e).getUnmatched().get(0) + "'."
        : e.getMessage();
  }

  private static List<String> near(UnmatchedArgumentException e) {
    if (!e.getSuggestions().isEmpty()) return e.getSuggestions();
    CommandLine.Model.CommandSpec spec = e.getCommandLine().getCommandSpec();
    String written = e.getUnmatched().get(0);
    Collection<String> known =
        written.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
    return Suggest.closest(written, known).map(List::of).orElse(List.of());
  }

  int failed(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof ProblemException wrong) {
      tell(wrong.problems(), true);
      return INPUT;
    }
    tell(List.of(internal(e)), false);
    if (args.contains("--debug")) e.printStackTrace(err);
    return INTERNAL;
  }

  private Problem internal(Exception e) {
    if (e instanceof StepFailedException failed) {
      return problem("step-failed", failed.step(), failed.getMessage(), orDebug(failed.remedy()));
    }
    if (e instanceof EngineException) {
      return problem("engine", "engine", e.getMessage(), orDebug(""));
    }
    if (e instanceof WorkspaceBusyException busy) return busy.problem();
    if (e instanceof UncheckedIOException io) return fileSystem(io.getCause());
    return problem("internal", "whalecurve", String.valueOf(e.getMessage()), orDebug(""));
  }

  private Problem fileSystem(IOException e) {
    String file = e instanceof FileSystemException one ? one.getFile() : null;
    String place = file == null ? "files" : file;
    String message = String.valueOf(e.getMessage());
    if (e instanceof AccessDeniedException || message.contains("Read-only file system")) {
      return problem(
          "not-writable",
          place,
          "The workspace cannot be written to: " + place + ".",
          "Give yourself the right to write there, or copy the workspace elsewhere.");
    }
    if (message.contains("No space left")) {
      return problem(
          "disk-full",
          place,
          "The disk is full: " + place + ". Published runs are as they were.",
          "Free space and run again. The folder runs/.cache may be deleted at any time.");
    }
    String what =
        e instanceof FileAlreadyExistsException
            ? "There is a file where a folder is wanted."
            : e instanceof NoSuchFileException ? "There is no such file or folder." : message;
    return problem(
        "file-system",
        place,
        place + ": " + what,
        "Check the path, who may write there, and the space that is left.");
  }

  private String orDebug(String remedy) {
    if (!remedy.isEmpty() || args.contains("--debug")) return remedy;
    return "Run it again with --debug for details.";
  }

  private static Problem problem(String code, String place, String message, String remedy) {
    return new Problem(code, SourcePlace.ofFile(place), message, remedy);
  }

  private void tell(List<Problem> problems, boolean places) {
    if (args.contains("--json")) {
      err.println(json(problems));
    } else if (places) {
      problems.forEach(p -> err.println(p.render()));
      if (problems.size() > 1) err.println(problems.size() + " problems.");
    } else {
      for (Problem p : problems) {
        err.println(p.message());
        if (!p.remedy().isEmpty()) err.println("  -> " + p.remedy());
      }
    }
    err.flush();
  }

  private static String json(List<Problem> problems) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Problem p : problems) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("code", p.code());
      one.put("file", p.place().file());
      one.put("line", p.place().line());
      one.put("column", p.place().column());
      one.put("message", p.message());
      one.put("remedy", p.remedy());
      list.add(one);
    }
    return JsonMapper.shared().writeValueAsString(Map.of("problems", list));
  }
}
