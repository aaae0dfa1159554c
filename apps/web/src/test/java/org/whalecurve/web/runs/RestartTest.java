package org.whalecurve.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whalecurve.runs.RunStore;
import org.whalecurve.web.site.Caller;
import org.whalecurve.web.site.Forked;
import org.whalecurve.web.site.Site;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server is killed at the worst moment. */
class RestartTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] SALES =
      "transaction_id,date,customer_id,net_amount\n1,2006-06-30,P,12.00\n"
          .getBytes(StandardCharsets.UTF_8);

  private Path folder;

  @BeforeEach
  void publish() throws IOException {
    folder = Site.copyOf("distribution");
    Files.writeString(
        folder.resolve("model/value.yaml"),
        """
        scorecard:
          indicators:
            profit: {value: full_profit, weight: 70}
            trust: {title: {en: Trust, zh: 信任}, weight: 30}
        """);
    Site.run(folder);
  }

  @AfterEach
  void delete() {
    Site.delete(folder);
  }

  /** A file that never ends. */
  private static final class Endless extends InputStream {
    private final CountDownLatch under = new CountDownLatch(200_000);

    @Override
    public int read() {
      under.countDown();
      return under.getCount() == 0 ? pause() : '1';
    }

    private static int pause() {
      try {
        Thread.sleep(TimeUnit.MINUTES.toMillis(1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return -1;
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  /** Asks until a job is so far. */
  private static JsonNode job(Caller caller, long id, String field, String value)
      throws InterruptedException {
    for (int i = 0; i < 1500; i++) {
      JsonNode job = json(caller.get("/api/v1/runs/jobs/" + id));
      if (value.isEmpty() ? job.path(field).asInt() > 0 : job.path(field).asString().equals(value))
        return job;
      assertThat(job.path("state").asString()).isNotEqualTo("failed");
      Thread.sleep(20);
    }
    throw new AssertionError("job " + id + " has no " + field + " " + value);
  }

  @Test
  void what_was_acknowledged_is_there_after_a_kill_and_the_run_goes_on() throws Exception {
    String before = RunStore.of(folder).latest().orElseThrow();
    long run;
    try (Forked server = Forked.on(folder)) {
      Caller owner = server.caller();
      HttpResponse<String> whole =
          owner
              .upload("/api/v1/uploads", "july.csv", new ByteArrayInputStream(SALES))
              .get(30, TimeUnit.SECONDS);
      assertThat(json(whole).path("bytes").asLong()).isEqualTo(SALES.length);
      Endless endless = new Endless();
      CompletableFuture<HttpResponse<String>> half =
          owner.upload("/api/v1/uploads", "half.csv", endless);
      assertThat(endless.under.await(30, TimeUnit.SECONDS)).isTrue();
      run = json(owner.json("POST", "/api/v1/runs", "{\"fresh\": true}")).path("id").asLong();
      job(owner, run, "finished", "");
      assertThat(owner.post("/scores/P", "score_trust", "8").statusCode()).isEqualTo(302);
      assertThat(half).isNotDone();
      server.kill();
    }
    assertThat(RunStore.of(folder).latest()).hasValue(before);
    try (Forked server = Forked.on(folder)) {
      Caller owner = server.caller();
      JsonNode uploads = json(owner.get("/api/v1/uploads"));
      assertThat(uploads).hasSize(1);
      Path file = folder.resolve("app/upload").resolve(uploads.get(0).path("uploadId").asString());
      assertThat(file).hasBinaryContent(SALES);
      String after = job(owner, run, "state", "done").path("result").path("run").asString();
      assertThat(RunStore.of(folder).latest()).hasValue(after);
      assertThat(after).isNotEqualTo(before);
      assertThat(RunStore.of(folder).runs()).hasSize(2);
      assertThat(folder.resolve("app/entered/expert_score.csv"))
          .content()
          .contains("\"P\",\"trust\",2006-06-30,8,");
      assertThat(owner.get("/scores/P").body()).contains("owner");
      assertThat(owner.get("/overview").body()).contains("Spring Distribution");
    }
  }
}
