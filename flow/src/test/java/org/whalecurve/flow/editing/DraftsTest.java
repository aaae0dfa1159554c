package org.whalecurve.flow.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.flow.editing.Drafts.Change;
import org.whalecurve.flow.editing.Drafts.Line;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;

/** Texts are checked as if they were in force, and put into force as a whole. */
class DraftsTest {
  @TempDir Path folder;
  private String cost;

  @BeforeEach
  void company() throws IOException {
    Path from = Path.of(System.getProperty("whalecurve.root")).resolve("examples/service-desk");
    for (String file : List.of("whalecurve.yaml", "model", "data")) copy(from, file);
    cost = Files.readString(folder.resolve("model/cost.yaml"));
  }

  private void copy(Path from, String name) throws IOException {
    try (Stream<Path> files = Files.walk(from.resolve(name))) {
      for (Path file : files.toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) Files.createDirectories(to);
        else Files.copy(file, to);
      }
    }
  }

  @Test
  void aDraftIsCheckedAndTheFileStays() throws IOException {
    assertThat(Drafts.check(folder, Map.of())).isEmpty();
    assertThat(Drafts.check(folder, Map.of("cost.yaml", cost))).isEmpty();
    String wrong = cost.replace("time: 44", "time: 44 + nobody_knows");
    List<Problem> problems = Drafts.check(folder, Map.of("cost.yaml", wrong));
    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.code()).isEqualTo("unknown-column");
    assertThat(problem.place().file()).isEqualTo("model/cost.yaml");
    assertThat(wrong.lines().toList().get(problem.place().line() - 1)).contains("nobody_knows");
    assertThat(Files.readString(folder.resolve("model/cost.yaml"))).isEqualTo(cost);
  }

  @Test
  void problemsOfSeveralFilesAreToldTogether() {
    String wrong = cost.replace("time: 44", "time: 44 + nobody_knows");
    String value = "features:\n  odd: nor_this\n";
    assertThat(Drafts.check(folder, Map.of("cost.yaml", wrong, "model/value.yaml", value)))
        .extracting(p -> p.place().file())
        .contains("model/cost.yaml", "model/value.yaml");
  }

  @Test
  void aWarmCheckTakesLessThanASecond() {
    Drafts.check(folder, Map.of());
    long start = System.nanoTime();
    Drafts.check(folder, Map.of("cost.yaml", cost));
    assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
  }

  @Test
  void aFileThatHasChangedIsLookedAtAgain() throws IOException {
    Map<String, String> weighted = Map.of("cost.yaml", cost.replace("44 *", "44 * weight *"));
    assertThat(Drafts.check(folder, weighted)).hasSize(1);
    Path events = folder.resolve("data/work.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(events));
    for (int i = 0; i < lines.size(); i++) lines.set(i, lines.get(i) + (i == 0 ? ",weight" : ",2"));
    Files.write(events, lines);
    assertThat(Drafts.check(folder, weighted)).isEmpty();
    Files.delete(events);
    assertThat(Drafts.check(folder, weighted)).isNotEmpty();
  }

  @Test
  void onlyFilesOfTheModelAreWritten() {
    assertThatThrownBy(() -> Drafts.write(folder, Map.of("../evil.yaml", "x: 1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anApprovedTextIsInForceAndNothingIsLeftBeside() throws IOException {
    String better = cost.replace("time: 44", "time: 45");
    Drafts.approve(folder, Map.of("cost.yaml", better));
    assertThat(Files.readString(folder.resolve("model/cost.yaml"))).isEqualTo(better);
    assertThatThrownBy(() -> Drafts.approve(folder, Map.of("cost.yaml", "pools: 3")))
        .isInstanceOf(ProblemException.class);
    assertThat(Files.readString(folder.resolve("model/cost.yaml"))).isEqualTo(better);
    try (Stream<Path> files = Files.list(folder.resolve("model"))) {
      assertThat(files).noneMatch(f -> f.getFileName().toString().startsWith("."));
    }
  }

  @Test
  void linesThatWereTakenOutAndPutIn() {
    assertThat(Drafts.diff("a\nb\nc\n", "a\nx\nc\nd\n"))
        .containsExactly(
            new Line(Change.SAME, 1, 1, "a"),
            new Line(Change.REMOVED, 2, 0, "b"),
            new Line(Change.ADDED, 0, 2, "x"),
            new Line(Change.SAME, 3, 3, "c"),
            new Line(Change.ADDED, 0, 4, "d"));
    assertThat(Drafts.diff("", "")).isEmpty();
    assertThat(Drafts.diff("", "a")).containsExactly(new Line(Change.ADDED, 0, 1, "a"));
  }

  @Test
  void aComparisonHoldsBothTextsAndIsAsShortAsCanBe() {
    Random random = new Random(20261123);
    for (int round = 0; round < 300; round++) {
      List<String> one = lines(random);
      List<String> two = lines(random);
      List<Line> diff = Drafts.diff(String.join("\n", one), String.join("\n", two));
      assertThat(side(diff, Change.ADDED)).isEqualTo(one);
      assertThat(side(diff, Change.REMOVED)).isEqualTo(two);
      long same = diff.stream().filter(l -> l.change() == Change.SAME).count();
      assertThat(same).isEqualTo(common(one, two));
    }
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) lines.add("abc".charAt(random.nextInt(3)) + "x");
    return lines;
  }

  private static List<String> side(List<Line> diff, Change without) {
    return diff.stream().filter(l -> l.change() != without).map(Line::text).toList();
  }

  /** Length of the longest common subsequence, by the table. */
  private static long common(List<String> one, List<String> two) {
    long[][] best = new long[one.size() + 1][two.size() + 1];
    for (int i = 1; i <= one.size(); i++) {
      for (int j = 1; j <= two.size(); j++) {
        best[i][j] =
            one.get(i - 1).equals(two.get(j - 1))
                ? best[i - 1][j - 1] + 1
                : Math.max(best[i - 1][j], best[i][j - 1]);
      }
    }
    return best[one.size()][two.size()];
  }
}
