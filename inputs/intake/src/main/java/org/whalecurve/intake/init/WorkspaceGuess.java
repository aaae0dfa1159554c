package org.whalecurve.intake.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A proposal of what a company's files mean: which input table each one is, how its columns map,
 * and a first model that runs. Names of headers count, and the values below them; nothing is
 * changed and nothing copied.
 */
public final class WorkspaceGuess {
  private static final double UNCERTAIN = 0.7;

  private final Findings findings;
  private final boolean template;

  private WorkspaceGuess(Findings findings, boolean template) {
    this.findings = findings;
    this.template = template;
  }

  /**
   * Looks at the beginning of files.
   *
   * @param files delimited text (also gzip), workbooks, Parquet; none for a workspace on the Excel
   *     template ({@link InputTemplate})
   */
  public static WorkspaceGuess of(List<Path> files) {
    return of(files, List.of());
  }

  /**
   * The same where a person has looked at the proposal: what is said of a file goes before what it
   * looks like, and the rest is guessed anew.
   *
   * @param corrections at most one for each file or sheet
   */
  public static WorkspaceGuess of(List<Path> files, List<Correction> corrections) {
    Sample.Read read = Sample.read(files).corrected(corrections);
    return new WorkspaceGuess(Findings.of(read), files.isEmpty());
  }

  /** Every file and sheet, those that fit no table last. */
  public List<FileGuess> files() {
    List<FileGuess> all = new ArrayList<>();
    Set<Sample.Header> elsewhere = findings.derivedHeaders();
    findings.parts().forEach(part -> all.add(part.guess(elsewhere)));
    all.addAll(findings.others());
    return List.copyOf(all);
  }

  /**
   * The workspace's files by relative path, with remarks that say what each guess rests on.
   *
   * @param target the workspace folder; source files are named relative to it where both lie under
   *     one folder, absolute otherwise
   */
  public Map<String, String> workspaceFiles(String companyName, Path target) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "whalecurve.yaml",
        template
            ? WorkspaceText.ofTemplate(findings, companyName, target)
            : WorkspaceText.of(findings, companyName, target));
    files.put("model/cost.yaml", ModelText.cost(findings));
    files.put("model/profit.yaml", ModelText.profit(findings));
    return files;
  }

  /** What to do next, in words, the most needed first. */
  public List<String> nextSteps() {
    Words words = findings.words();
    List<String> steps = new ArrayList<>();
    if (template) {
      steps.add(words.get("next.template"));
    } else {
      missing(words, steps);
      uncertain(words, steps);
    }
    steps.add(words.get("next.check"));
    return List.copyOf(steps);
  }

  private void missing(Words words, List<String> steps) {
    boolean sales = findings.has("transaction");
    if (!sales) steps.add(words.get("next.no_transaction"));
    if (!findings.has("ledger")) steps.add(words.get("next.no_ledger"));
    boolean cost =
        findings.has("transaction", "cost_of_goods") || findings.has("product", "standard_cost");
    if (sales && !cost) steps.add(words.get("next.no_cost_of_goods"));
    if (sales && !findings.has("customer")) steps.add(words.get("next.no_customers"));
    List<String> others = findings.currency().others();
    if (!others.isEmpty() && !findings.has("exchange_rate")) {
      steps.add(words.get("next.currency_mixed", String.join(", ", others)));
    }
  }

  private void uncertain(Words words, List<String> steps) {
    for (Part part : findings.parts()) {
      if (part.confidence() < UNCERTAIN) steps.add(words.get("next.low", part.sample().title()));
    }
    long notes = findings.groups().stream().mapToLong(g -> g.notes().size()).sum();
    if (notes > 0) steps.add(words.get("next.notes", notes));
  }
}
