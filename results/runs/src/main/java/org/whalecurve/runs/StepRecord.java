package org.whalecurve.runs;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finished step, as the cache remembers it.
 *
 * @param identity of what the step does and reads
 * @param step its name
 * @param rows rows of all tables that it wrote
 * @param contents fingerprints of the tables that are told apart by their content
 */
public record StepRecord(String identity, String step, long rows, Map<String, String> contents) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public StepRecord {
    contents = contents == null ? Map.of() : Map.copyOf(contents);
  }

  String toJson() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** Null where the text is damaged: a cache may always be wrong. */
  static StepRecord fromJson(String json, Path file) {
    try {
      StepRecord record = JSON.readValue(json, StepRecord.class);
      boolean fits = file.getParent().getFileName().toString().equals(record.identity());
      return fits ? record : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
