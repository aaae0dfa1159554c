package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Scores of the distributor's five customers, net revenue 29,952 (P) to 802,560 (R). */
class ExplainScoreTest {
  @TempDir static Path temp;
  private static Path folder;

  @BeforeAll
  static void publish() throws IOException {
    folder = Cli.copy(Cli.root().resolve("examples/distribution"), temp.resolve("company"));
    Files.writeString(
        folder.resolve("model/value.yaml"),
        """
        scorecard:
          indicators:
            revenue: {title: {en: Net revenue, zh: 净收入}, value: net_revenue, weight: 3}
            margin: {title: {en: Margin, zh: 利润率}, value: full_margin, weight: 1}
            cost: {value: full_cost_to_serve, penalty: 1}
        tiers: {classes: {key: {title: {en: Key account, zh: 大客户}, from: 50}, other: }}
        """);
    Cli.Result run = Cli.run("run", "-w", folder);
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void json_has_indicator_value_normalised_weight_and_points() {
    JsonNode json = Cli.run("explain", "R", "--score", "--json", "-w", folder).json();
    assertThat(json.get("customer").asString()).isEqualTo("R");
    assertThat(json.get("tier").asString()).isEqualTo("key");
    JsonNode revenue = json.get("indicators").get(0);
    assertThat(revenue.get("indicator").asString()).isEqualTo("revenue");
    assertThat(revenue.get("value").decimalValue()).isEqualByComparingTo("802560");
    assertThat(revenue.get("normalised").asDouble()).isEqualTo(1);
    assertThat(revenue.get("weight").asDouble()).isEqualTo(0.75);
    assertThat(revenue.get("points").asDouble()).isEqualTo(75);
    double sum =
        json.get("indicators").valueStream().mapToDouble(i -> i.get("points").asDouble()).sum();
    assertThat(sum).isCloseTo(json.get("score").asDouble(), within(1e-6));
    assertThat(json.get("segments")).isNotEmpty();
  }

  @Test
  void text_in_both_languages() {
    assertThat(Cli.run("explain", "R", "--score", "-w", folder).out())
        .contains("tier Key account")
        .contains("The tier hangs most on")
        .contains("Net revenue");
    assertThat(Cli.run("explain", "R", "--score", "--lang", "zh-CN", "-w", folder).out())
        .contains("等级 大客户")
        .contains("净收入");
  }

  @Test
  void what_cannot_be_explained() throws IOException {
    Cli.Result unknown = Cli.run("explain", "RR", "--score", "-w", folder);
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("There is no customer 'RR'").contains("  -> ");
    assertThat(Cli.run("explain", "R", "--score", "--activity", "x", "-w", folder).code())
        .isEqualTo(2);
    assertThat(Cli.run("explain", "--score", "-w", folder).code()).isEqualTo(2);
    assertThat(Cli.run("explain", "(unused)", "--score", "-w", folder).out()).contains("no score");
  }
}
