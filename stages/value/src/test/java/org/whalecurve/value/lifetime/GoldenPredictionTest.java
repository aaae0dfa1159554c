package org.whalecurve.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GoldenPredictionTest {
  private static final double EXACT = 1e-9;
  private final List<String> wrong = new ArrayList<>();
  private int compared;

  private void compare(String what, double found, JsonNode expected) {
    compare(what, found, expected.asDouble(), EXACT);
  }

  private void compare(String what, double found, double expected, double tolerance) {
    compared++;
    double difference = Math.abs(found - expected);
    if (!(difference <= tolerance * Math.abs(expected) + 1e-15))
      wrong.add(what + ": " + found + " instead of " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "bgnbd, at_published", "mbgnbd, at_published", "paretonbd, at_published",
    "bgnbd, at_mle", "mbgnbd, at_mle", "paretonbd, at_mle"
  })
  void everyCustomer(String key, String where) {
    JsonNode golden = Golden.read();
    double[] values = parameters(golden, key, where);
    Predictor predictor = Golden.model(key).predictor(values);
    for (JsonNode both : golden.get("customers")) {
      JsonNode customer = both.get(where);
      JsonNode expected = customer.get(key);
      String name = key + " customer " + customer.get("customer");
      int x = customer.get("frequency").asInt();
      double recency = customer.get("recency_days").asDouble() / 7;
      double age = customer.get("T_days").asDouble() / 7;
      compare(
          name + " loglik", logLikelihood(key, values, x, recency, age), expected.get("loglik"));
      Future future = predictor.of(x, recency, age);
      compare(name + " p_alive", future.alive(), expected.get("p_alive"));
      for (int weeks : new int[] {1, 39, 520})
        compare(name, future.expected(weeks), expected.get("expected_" + weeks + "w"));
      discounted(name, future, expected);
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(100);
  }

  private void discounted(String name, Future future, JsonNode expected) {
    if (!expected.has("dert_15pct")) return;
    double dert = future.discounted(Math.log(1.15) / 52, Double.POSITIVE_INFINITY);
    compare(name + " dert", dert, expected.get("dert_15pct"));
    if (!expected.has("conditional_pmf_39w_0to3")) return;
    double[] found = future.distribution(39, 3);
    double[] pmf = Golden.numbers(expected.get("conditional_pmf_39w_0to3"));
    for (int n = 0; n < pmf.length; n++) compare(name + " P(" + n + ")", found[n], pmf[n], 1e-7);
  }

  @ParameterizedTest
  @CsvSource({"bgnbd", "mbgnbd", "paretonbd"})
  void newCustomers(String key) {
    JsonNode golden = Golden.read();
    JsonNode expected = golden.get("population").get("at_published").get(key);
    double[] values = parameters(golden, key, "at_published");
    Future newcomer = Golden.model(key).predictor(values).newcomer();
    expected
        .get("expected")
        .forEachEntry(
            (weeks, value) -> compare(weeks, newcomer.expected(Double.parseDouble(weeks)), value));
    double[] found = newcomer.distribution(39, 20);
    expected
        .get("pmf_39w")
        .forEachEntry((n, value) -> compare("P(" + n + ")", found[Integer.parseInt(n)], value));
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void edges() {
    for (JsonNode edge : Golden.read().get("edge_cases")) {
      String key = edge.get("model").asString();
      double[] values = Golden.numbers(edge.get("params"));
      int x = edge.get("x").asInt();
      double recency = edge.get("t_x").asDouble();
      double age = edge.get("T").asDouble();
      Future future = Golden.model(key).predictor(values).of(x, recency, age);
      String name = edge.toString();
      compare(name + " expected", future.expected(edge.get("t").asDouble()), edge.get("expected"));
      compare(name + " alive", future.alive(), edge.get("p_alive"));
      double found = logLikelihood(key, values, x, recency, age);
      compare(name + " loglik", found, edge.get("loglik"));
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(20);
  }

  private static double[] parameters(JsonNode golden, String key, String where) {
    return where.equals("at_mle")
        ? Golden.numbers(golden.get("fits").get("cdnow_sample").get(key).get("params"))
        : Golden.numbers(golden.get("published").get(key + "_cdnow_sample").get("params"));
  }

  private static double logLikelihood(String key, double[] values, int x, double tx, double age) {
    Histories one = new Histories.Builder(TimeUnit.WEEK, List.of()).add(x, tx, age, 1).build();
    double[] coordinates = java.util.Arrays.stream(values).map(Math::log).toArray();
    return Golden.model(key).likelihood(one).value(coordinates, null);
  }
}
