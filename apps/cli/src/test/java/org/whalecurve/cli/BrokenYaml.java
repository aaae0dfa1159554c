package org.whalecurve.cli;

import static org.whalecurve.cli.Broken.when;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Model files that are no good YAML, or not the YAML that is wanted. */
final class BrokenYaml {
  private BrokenYaml() {}

  private static final String MAIN = "whalecurve.yaml";
  private static final String COST = "model/cost.yaml";

  /** Nine levels of nine aliases each: 387 million texts. */
  private static String bomb() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i <= 8; i++) {
      text.append("a").append(i).append(": &a").append(i).append(" [");
      text.append(("*a" + (i - 1) + ", ").repeat(8)).append("*a").append(i - 1).append("]\n");
    }
    return text.toString();
  }

  static final List<Broken> CASES =
      List.of(
          when("A tab as indentation", "A line of the model is indented with a tab.")
              .with(COST, "  desk_cost:\n    where", "  desk_cost:\n\twhere"),
          when("A bracket that is not closed", "A list has no end.")
              .with(COST, "by: {sum: net_amount, of: line}", "by: {sum: net_amount, of: line"),
          when("Quotes that are not closed", "A text begins with a quote and does not end.")
              .with(MAIN, "name: Small company", "name: \"Small company"),
          when("A key twice", "Two pools have the same name.")
              .with(COST, "  rent:", "  desk_cost:"),
          when("A misspelt key", "`incremental` is written `incremetal`.")
              .with(COST, "incremental: 0", "incremetal: 0"),
          when("A misspelt source", "`transaction` is written `transactions`.")
              .with(MAIN, "  transaction:", "  transactions:"),
          when("A text where a number belongs", "The capacity of the desk is a word.")
              .with(COST, "capacity_min: 600", "capacity_min: plenty"),
          when("A list where a mapping belongs", "The pools are written as a list.")
              .with(COST, "pools:\n  desk_cost:", "pools:\n  - desk_cost:"),
          when("A word that is none of those allowed", "The period is `weekly`.")
              .with(MAIN, "period: month", "period: weekly"),
          when("A fiscal year that begins in month 13", "The fiscal calendar is nonsense.")
              .with(MAIN, "period: month", "period: month\nfiscal_year_start: 13"),
          when("A language that there is none of", "The locale is `tlh`.")
              .with(MAIN, "currency: USD", "currency: USD\nlocale: tlh"),
          when("An engine that there is none of", "The engine is `postgres`.")
              .with(MAIN, "currency: USD", "currency: USD\nengine: postgres"),
          when("A currency that is none", "The currency is written as a word.")
              .with(MAIN, "currency: USD", "currency: dollars and cents"),
          when("A YAML bomb", "A file grows to 387 million texts when its aliases are followed.")
              .with(COST, bomb()),
          when("A type tag", "A value asks for a Java class.")
              .with(MAIN, "name: Small company", "name: !!javax.script.ScriptEngineManager [x]"),
          when("A model file with NUL bytes", "A model file is not a text.")
              .with(
                  COST,
                  "pools:\n  desk\u0000cost:\n    where: a\n".getBytes(StandardCharsets.UTF_8)),
          when("A model file in Latin-1", "A model file is not in UTF-8.")
              .with(MAIN, "name: Caf\u00e9\ncurrency: USD\n", StandardCharsets.ISO_8859_1),
          when("An empty whalecurve.yaml", "The settings are an empty file.").with(MAIN, ""),
          when("A model file of a megabyte and more", "A model file is far too long.")
              .with(COST, ("# " + "x".repeat(98) + "\n").repeat(60_000)),
          when("Deeply nested brackets", "A model file opens a thousand lists in each other.")
              .with(COST, "pools: " + "[".repeat(1000) + "]".repeat(1000) + "\n"));
}
