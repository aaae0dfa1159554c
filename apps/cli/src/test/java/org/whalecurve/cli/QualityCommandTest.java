package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The distributor of examples/distribution: five customers with a cost to serve of 2,980, 7,355,
 * 34,240, 19,200 and 7,090; shared evenly that is 14,173 each.
 */
class QualityCommandTest {
  @TempDir static Path temp;
  private static Path folder;

  @BeforeAll
  static void publish() {
    folder = Cli.copy(Cli.root().resolve("examples/distribution"), temp.resolve("company"));
    Cli.Result run = Cli.run("run", "-w", folder);
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void otherDriversSayWhoseProfitWouldChange() {
    JsonNode json = Cli.run("quality", "--drivers", "--json", "-w", folder).json();
    JsonNode even = json.get("drivers").get(0);
    assertThat(even.get("activity").asString()).isEqualTo("(all)");
    assertThat(even.get("other_driver").asString()).isEqualTo("even");
    assertThat(even.get("full_cost").decimalValue()).isEqualByComparingTo("70865");
    assertThat(even.get("moved_cost").decimalValue()).isEqualByComparingTo("25094");
    assertThat(even.get("sign_changes").asInt()).as("P would lose 9,181").isEqualTo(1);
    assertThat(even.get("gains_most").asString()).isEqualTo("R");
    assertThat(even.get("gain").decimalValue()).isEqualByComparingTo("20067");
    assertThat(even.get("loses_most").asString()).isEqualTo("P");
    assertThat(even.get("loss").decimalValue()).isEqualByComparingTo("-11193");
    assertThat(even.get("rank_changes").asInt()).as("R passes S").isEqualTo(2);
  }

  @Test
  void aTextSaysHowCostIsAssigned() {
    Cli.Result quality = Cli.run("quality", "-w", folder);
    assertThat(quality.code()).as(quality.err()).isZero();
    assertThat(quality.out())
        .contains("How cost is assigned", "measured", "fewer than 6 periods")
        .doesNotContain("Profit under other drivers");
  }
}
