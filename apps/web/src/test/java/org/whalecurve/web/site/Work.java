package org.whalecurve.web.site;

import java.util.List;
import java.util.Map;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.runs.Job;
import org.whalecurve.web.runs.Jobs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Something that was begun at a site, so that there is something to look at. */
final class Work {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DRAFTS = "/api/v1/model/drafts";

  private Work() {}

  static String run(Site site) {
    return site.server().part(PublishedRuns.class).latest().orElseThrow();
  }

  /** A draft of the cost model with one line more; the same at every call. */
  static String draft(Site site) {
    Caller ann = Caller.signedIn(site, Site.ANALYST);
    JsonNode known = JSON.readTree(ann.get(DRAFTS).body());
    if (!known.isEmpty()) return known.get(0).path("draftId").asString();
    String text = "";
    for (JsonNode file : JSON.readTree(ann.get("/api/v1/model/files").body())) {
      if (file.path("file").asString().equals("model/cost.yaml"))
        text = file.path("text").asString();
    }
    String draft =
        JSON.writeValueAsString(
            Map.of("file", "cost", "title", "A remark", "text", text + "# looked at\n"));
    return JSON.readTree(ann.json("POST", DRAFTS, draft).body()).path("draftId").asString();
  }

  /** A job that nobody waits for. */
  static String job(Site site) {
    Jobs jobs = site.server().part(Jobs.class);
    List<Job> known = jobs.latest(1);
    if (!known.isEmpty()) return Long.toString(known.get(0).jobId());
    Job job = jobs.submit("verify", Site.ANALYST, Map.of("run", run(site)));
    jobs.cancel(job.jobId(), Site.ANALYST);
    return Long.toString(job.jobId());
  }
}
