package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WeightsCommandTest {
  @TempDir Path temp;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }

  private static JsonNode golden(String id) throws IOException {
    String stated = System.getenv("WHALECURVE_SHARED");
    Path shared = stated != null ? Path.of(stated) : Cli.root().resolve("../shared");
    Path file = shared.resolve("golden/ahp.json").normalize();
    if (!Files.exists(file)) System.out.println("skipped: there is no shared/golden/ahp.json");
    Assumptions.assumeTrue(Files.exists(file), "there is no shared/golden/ahp.json");
    for (JsonNode one : Cli.read(file).get("cases")) {
      if (one.get("id").asString().equals(id)) return one;
    }
    throw new AssertionError("no case " + id);
  }

  private static List<String> cells(JsonNode row) {
    return row.valueStream().map(JsonNode::asString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"both", "header", "rows", "corner", "none", "semicolons", "half"})
  void ahp_gives_the_golden_weights_with_or_without_labels(String form) throws IOException {
    JsonNode golden = golden("saaty-1980-wealth-of-nations");
    List<String> labels = cells(golden.get("labels"));
    List<List<String>> rows = golden.get("matrix").valueStream().map(r -> cells(r)).toList();
    String text = "";
    if (form.equals("both") || form.equals("half")) text = "," + String.join(",", labels) + "\n";
    if (form.equals("header")) text = String.join(",", labels) + "\n";
    if (form.equals("corner")) text = "criterion," + String.join(",", labels) + "\n";
    for (int i = 0; i < rows.size(); i++) {
      boolean named = !form.equals("none") && !form.equals("header") && !form.equals("semicolons");
      List<String> row = new java.util.ArrayList<>(rows.get(i));
      if (form.equals("half")) for (int j = 0; j < i; j++) row.set(j, "");
      text += (named ? labels.get(i) + "," : "") + String.join(",", row) + "\n";
    }
    if (form.equals("semicolons")) text = text.replace(',', ';');
    JsonNode json = Cli.run("weights", "ahp", write("a.csv", text), "--json").json();
    double tolerance = golden.get("tolerance").asDouble();
    JsonNode expected = golden.get("expected");
    boolean named = !form.equals("none") && !form.equals("semicolons");
    for (int i = 0; i < labels.size(); i++) {
      String label = named ? labels.get(i) : Integer.toString(i + 1);
      assertThat(json.get("weights").get(label).asDouble())
          .isCloseTo(expected.get("weights").get(i).asDouble(), within(tolerance));
    }
    for (String figure : List.of("lambda_max", "consistency_index")) {
      assertThat(json.get(figure).asDouble())
          .isCloseTo(expected.get(figure).asDouble(), within(tolerance));
    }
    assertThat(json.get("consistency_ratio").asDouble())
        .isCloseTo(expected.get("consistency_ratio_ri_1.32").asDouble(), within(tolerance));
  }

  /** The case's own weights sum to 0.99999996, so one of them is 4e-8 off; three are not. */
  @Test
  void entropy_gives_the_golden_weights() throws IOException {
    JsonNode golden = golden("entropy-5x4");
    String rows =
        golden
            .get("data")
            .valueStream()
            .map(r -> String.join(",", cells(r)))
            .collect(Collectors.joining("\n"));
    Path file = write("e.csv", "price,storage,camera,looks\n" + rows);
    JsonNode json = Cli.run("weights", "entropy", file, "--json").json();
    double[] expected =
        golden
            .get("expected")
            .get("weights")
            .valueStream()
            .mapToDouble(JsonNode::asDouble)
            .toArray();
    double tolerance = golden.get("tolerance").asDouble();
    int met = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(json.get("vector").get(i).asDouble() - expected[i]);
      assertThat(difference).isLessThan(4e-8);
      if (difference <= tolerance) met++;
    }
    assertThat(met).isGreaterThanOrEqualTo(3);
  }

  @Test
  void several_experts_are_one_group_in_any_order_of_criteria() throws IOException {
    Path one = write("1.csv", ",A,B\nA,1,9\nB,1/9,1\n");
    Path other = write("2.csv", ",B,A\nB,1,1\nA,1,1\n");
    JsonNode json = Cli.run("weights", "ahp", one, other, "--json").json();
    assertThat(json.get("weights").get("A").asDouble()).isCloseTo(0.75, within(1e-9));
    assertThat(json.get("experts")).hasSize(2);
    assertThat(json.get("experts").get(1).get("weights").get("A").asDouble())
        .isCloseTo(0.5, within(1e-9));
  }

  @Test
  void a_contradiction_is_a_warning_with_the_comparison_to_revise() throws IOException {
    Path file = write("slip.csv", ",A,B,C,D\nA,1,2,4,8\nB,,1,2,1/4\nC,,,1,2\nD,,,,1\n");
    Cli.Result text = Cli.run("weights", "ahp", file);
    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("above 0.10, to be revised")
        .contains("line 3: B over D is 1/4; the other comparisons imply 4");
    JsonNode json = Cli.run("weights", "ahp", file, "--json").json();
    assertThat(json.get("consistent").asBoolean()).isFalse();
    JsonNode revision = json.get("experts").get(0).get("revisions").get(0);
    assertThat(revision.get("row").asString()).isEqualTo("B");
    assertThat(revision.get("column").asString()).isEqualTo("D");
    assertThat(revision.get("suggested").asString()).isEqualTo("4");
  }

  @Test
  void critic_reads_names_costs_and_another_encoding() throws IOException {
    String text = "客户;价格;质量\n甲;1,5;3\n乙;2,5;2\n丙;3,5;5\n";
    Path file = Files.write(temp.resolve("gb.csv"), text.getBytes("GB18030"));
    JsonNode json = Cli.run("weights", "critic", file, "--cost", "价格", "--json").json();
    assertThat(json.get("alternatives").asInt()).isEqualTo(3);
    double sum =
        json.get("weights").get("价格").asDouble() + json.get("weights").get("质量").asDouble();
    assertThat(sum).isCloseTo(1, within(1e-12));
    Path ids = write("ids.csv", "customer_id,a,b\n1,3,4\n2,5,1\n3,9,2\n");
    Cli.Result named = Cli.run("weights", "critic", ids);
    assertThat(named.out()).contains("3 alternatives, named by customer_id");
  }

  @Test
  void delphi_says_whether_to_ask_again() throws IOException {
    Path first = write("r1.csv", "expert,a,b,c\nx,10,60,30\ny,40,20,40\nz,30,50,20\nw,20,70,10\n");
    Path second = write("r2.csv", "expert,a,b,c\nx,20,50,30\ny,22,52,26\nz,20,50,30\nw,18,56,\n");
    JsonNode json = Cli.run("weights", "delphi", first, second, "--json").json();
    assertThat(json.get("rounds").get(0).get("verdict").asString()).isEqualTo("continue");
    assertThat(json.get("rounds").get(1).get("verdict").asString()).isEqualTo("agreed");
    assertThat(json.get("rounds").get(1).get("items").get(2).get("answers").asInt()).isEqualTo(3);
    assertThat(Cli.run("weights", "delphi", first).out()).contains("ask again");
  }

  @Test
  void what_is_wrong_is_told_with_its_place() throws IOException {
    Path file = write("bad.csv", ",A,B,C\nA,1,3,0\nB,1/2,2,5\nC,4,1/5,1\n");
    Cli.Result result = Cli.run("weights", "ahp", file, "--json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.problems()).hasSize(3);
    assertThat(result.problems().valueStream().map(p -> p.get("line") + ":" + p.get("column")))
        .containsExactlyInAnyOrder("3:3", "3:7", "2:7");
    Path empty = Files.write(temp.resolve("empty.csv"), "".getBytes(StandardCharsets.UTF_8));
    assertThat(Cli.run("weights", "ahp", empty).code()).isEqualTo(1);
    assertThat(Cli.run("weights", "critic", file, file).code()).isEqualTo(2);
    assertThat(Cli.run("weights", "ahp", file, "--cost", "A").code()).isEqualTo(2);
    assertThat(Cli.run("weights", "average", file).code()).isEqualTo(2);
    assertThat(Cli.run("weights", "--help").out()).contains("pairwise judgements");
  }
}
