package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code route}: what a contact centre is told of one customer. */
class RouteCommandTest {
  private static final String STRATEGY =
      """
      treatments: {keep: {}}
      actions: {call: {title: {en: Call, zh: 致电}, due: 10}}
      rules:
        all: {when: net_revenue > 0, treatment: keep, actions: call}
      service:
        vip:
          title: {en: Personal, zh: 专属}
          when: net_revenue > 0
          queue: gold
          prompt: {en: "Bought for {net_revenue}", zh: "购买 {net_revenue}"}
          offer: {en: Review, zh: 回顾}
      """;

  @TempDir static Path temp;
  private static Path desk;

  @BeforeAll
  static void run() throws IOException {
    desk = Cli.copy(Cli.root().resolve("examples/service-desk"), temp.resolve("desk"));
    Cli.Result without = Cli.run("run", "-w", desk);
    assertThat(without.code()).as(without.err()).isZero();
    Cli.Result nothing = Cli.run("route", "C01", "-w", desk);
    assertThat(nothing.code()).isEqualTo(1);
    assertThat(nothing.err()).contains("no strategy", "docs/reference/strategy.md");
    Files.writeString(desk.resolve("model/strategy.yaml"), STRATEGY);
    Cli.Result run = Cli.run("run", "-w", desk);
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void an_answer_in_words() {
    Cli.Result english = Cli.run("route", "C01", "-w", desk);
    assertThat(english.code()).isZero();
    assertThat(english.out().lines())
        .anySatisfy(l -> assertThat(l).matches("Customer +C01"))
        .anySatisfy(l -> assertThat(l).matches("Service level +Personal"))
        .anySatisfy(l -> assertThat(l).matches("Queue +gold, priority 1"))
        .anySatisfy(l -> assertThat(l).matches("Prompt +Bought for [0-9]+\\.[0-9]{2}"))
        .anySatisfy(l -> assertThat(l).matches("Next action +Call, by 20[0-9-]{8}"));
    assertThat(Cli.run("route", "C01", "-w", desk, "--lang", "zh-CN").out())
        .contains("专属", "致电", "回顾");
  }

  @Test
  void an_answer_as_json() {
    JsonNode answer = Cli.run("route", "C01", "-w", desk, "--json").json();
    assertThat(answer.get("customer_id").asString()).isEqualTo("C01");
    assertThat(answer.get("known").asBoolean()).isTrue();
    assertThat(answer.get("service_level").asString()).isEqualTo("vip");
    assertThat(answer.get("offer_zh").asString()).isEqualTo("回顾");
    assertThat(answer.get("next_action").asString()).isEqualTo("call");
    assertThat(answer.get("tier").isNull()).isTrue();
  }

  @Test
  void an_unknown_customer() {
    Cli.Result words = Cli.run("route", "nobody", "-w", desk);
    assertThat(words.code()).isEqualTo(1);
    assertThat(words.out()).isEmpty();
    assertThat(words.err()).contains("This run has no customer 'nobody'.");
    Cli.Result json = Cli.run("route", "nobody", "-w", desk, "--json");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.json().get("known").asBoolean()).isFalse();
  }

  @Test
  void a_language_that_there_is_not() {
    assertThat(Cli.run("route", "C01", "-w", desk, "--lang", "de").code()).isEqualTo(2);
  }
}
