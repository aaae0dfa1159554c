package org.whalecurve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.ValueType;
import org.whalecurve.model.yaml.ExprText;

/** Whatever happens to a file or an expression, the answer is a model or a problem with a place. */
class MutatedFilesTest {
  private static final int ROUNDS = 1_500;
  private static final String PIECES = "{}[]()'\":,-#&*!|>%@`?~ \t\n\\0aZé中\u0000\uFEFF";
  private static final List<String> WORDS =
      List.of(
          "to: ",
          "by: ",
          "null",
          "- ",
          "customer",
          "order",
          "{shares: {a: 1}}",
          "<<: ",
          "&a ",
          "*a",
          "---\n",
          "1e9",
          "NOT ",
          "CASE ",
          "IN (");

  @TempDir Path folder;

  @Test
  void aMutatedModelIsLoadedOrRefused() throws IOException {
    Random random = seeded();
    List<String> blocks = blocks();
    for (int i = 0; i < ROUNDS; i++) {
      String main = i % 3 == 0 ? mutated(blocks.get(0), random) : Workspaces.MAIN;
      String cost = i % 3 == 1 ? mutated(blocks.get(1), random) : blocks.get(1);
      String profit = i % 3 == 2 ? mutated(blocks.get(3), random) : null;
      try {
        Workspaces.load(folder, main, cost, profit);
      } catch (ProblemException e) {
        assertThat(e.problems()).isNotEmpty().allSatisfy(p -> hasAPlace(p));
      } catch (Throwable e) {
        fail("round " + i + "\n" + main + "\n" + cost + "\n" + profit, e);
      }
      if (profit != null) Files.delete(folder.resolve("model/profit.yaml"));
    }
  }

  @Test
  void aMutatedExpressionIsReadOrRefused() {
    Random random = seeded();
    Schema.Scope scope =
        Schema.Scope.of(
            "t",
            java.util.Map.of(
                "type", ValueType.TEXT, "lines", ValueType.NUMBER, "date", ValueType.DATE));
    String whole =
        "CASE WHEN type IN ('a', 'b') AND NOT lines BETWEEN 1 AND 5 OR date >= DATE '2026-01-01'"
            + " THEN ROUND(lines * 2.5 / 3, 2) - 1 ELSE LENGTH(LEFT(type || 'x', 2)) END";
    Expressions.compile(
        new ExprText(whole, new org.whalecurve.kernel.SourcePlace("f", 1, 1)),
        scope,
        ValueType.NUMBER);
    for (int i = 0; i < ROUNDS; i++) {
      String text = mutated(whole, random);
      try {
        Expressions.compile(
            new ExprText(text, new org.whalecurve.kernel.SourcePlace("f", 1, 1)),
            scope,
            ValueType.NUMBER);
      } catch (ProblemException e) {
        assertThat(e.problems()).hasSize(1).allSatisfy(p -> hasAPlace(p));
      } catch (Throwable e) {
        fail("round " + i + ": " + text, e);
      }
    }
  }

  private static void hasAPlace(Problem problem) {
    assertThat(problem.place().file()).isNotEmpty();
    assertThat(problem.message()).isNotEmpty().doesNotContain("Exception");
  }

  private static Random seeded() {
    long seed = Long.getLong("whalecurve.seed", 20_261);
    System.out.println("seed " + seed);
    return new Random(seed);
  }

  private static List<String> blocks() throws IOException {
    String page = Files.readString(Workspaces.root().resolve("docs/reference/model.md"));
    return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  private static String mutated(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(changed.length() + 1);
      int end = Math.min(changed.length(), at + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> changed.delete(at, end);
        case 1 -> changed.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
        case 2 -> changed.insert(at, WORDS.get(random.nextInt(WORDS.size())));
        case 3 -> changed.insert(random.nextInt(changed.length() + 1), changed.substring(at, end));
        default -> changed.replace(at, end, String.valueOf(random.nextInt(100)));
      }
    }
    return changed.toString();
  }
}
