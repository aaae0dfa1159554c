package org.whalecurve.web.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A piece of work that somebody has asked for.
 *
 * @param kind name of its {@link JobKind}
 * @param state {@code queued}, {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param requestedAt UTC, as all times
 * @param settings what was asked for, as JSON
 * @param result what came of it, as JSON; null before the end
 * @param log what was done, line by line; null before the end
 */
public record Job(
    long jobId,
    String kind,
    String state,
    String author,
    String requestedAt,
    String startedAt,
    String endedAt,
    String settings,
    String result,
    String log) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Why a job failed, as the store keeps it. */
  public record Fault(String place, String message, String remedy) {}

  static String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  public boolean isOpen() {
    return state.equals("queued") || state.equals("running");
  }

  public boolean isDone() {
    return state.equals("done");
  }

  /** One of the settings; empty where it is not there. */
  public String setting(String name) {
    return JSON.readTree(settings).path(name).asString("");
  }

  /** A text of the result; empty where it is not there. */
  public String outcome(String name) {
    return result == null ? "" : JSON.readTree(result).path(name).asString("");
  }

  /** The result as a type; what it was written from. */
  public <T> T outcome(Class<T> type) {
    return JSON.readValue(result, type);
  }

  /** Why it failed; empty where it did not. */
  public List<Fault> faults() {
    if (!state.equals("failed") || result == null) return List.of();
    return List.of(JSON.treeToValue(JSON.readTree(result).path("problems"), Fault[].class));
  }

  /** For programs. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", jobId);
    map.put("kind", kind);
    map.put("state", state);
    map.put("author", author);
    map.put("requested_at", requestedAt);
    map.put("started_at", startedAt);
    map.put("ended_at", endedAt);
    map.put("settings", JSON.readTree(settings));
    map.put("result", result == null ? null : JSON.readTree(result));
    return map;
  }
}
