package org.whalecurve.runs;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run is made of: enough to say what it was computed from and to build it again.
 *
 * @param run the run's id
 * @param company name of the company
 * @param currency currency of all amounts
 * @param locale language of reports unless told otherwise
 * @param product version of this product
 * @param engine name of the engine
 * @param engineVersion its version
 * @param seed seed of every random choice
 * @param periods the periods in the run, ascending
 * @param createdAt moment of publishing, ISO 8601
 * @param inputs source files
 * @param model model files as used
 * @param tables published tables
 * @param steps what was done, in order
 * @param controlTotals totals that tie the run to its sources, name to amount
 * @param warnings sentences for the reader of the results
 * @param options what the caller chose: {@code from}, {@code to}; absent where left open
 */
public record Manifest(
    String run,
    String company,
    String currency,
    String locale,
    String product,
    String engine,
    String engineVersion,
    long seed,
    List<String> periods,
    String createdAt,
    List<FileEntry> inputs,
    List<FileEntry> model,
    List<TableEntry> tables,
    List<StepEntry> steps,
    Map<String, String> controlTotals,
    List<String> warnings,
    Map<String, String> options) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** A manifest written by another version may lack parts: absent is empty. */
  public Manifest {
    periods = orEmpty(periods);
    inputs = orEmpty(inputs);
    model = orEmpty(model);
    tables = orEmpty(tables);
    steps = orEmpty(steps);
    warnings = orEmpty(warnings);
    controlTotals = orEmpty(controlTotals);
    options = orEmpty(options);
  }

  /**
   * A source or model file.
   *
   * @param file path relative to the workspace
   */
  public record FileEntry(String file, long bytes, String sha256) {}

  /**
   * A published table.
   *
   * @param sha256 of the Parquet file's bytes
   * @param fingerprint of the rows in key order: equal on every engine
   */
  public record TableEntry(
      String table, long rows, long bytes, String sha256, String fingerprint) {}

  /**
   * A step of the run.
   *
   * @param rows rows written
   * @param skipped whether an earlier result was taken because nothing had changed
   * @param fingerprint of what the step does and reads: equal means that it writes the same again
   * @param contents fingerprints of the tables that later steps tell apart by their content
   */
  public record StepEntry(
      String step,
      double seconds,
      long rows,
      boolean skipped,
      String fingerprint,
      Map<String, String> contents) {
    public StepEntry {
      contents = orEmpty(contents);
    }

    public StepEntry(String step, double seconds, long rows, boolean skipped) {
      this(step, seconds, rows, skipped, "", Map.of());
    }
  }

  public Optional<TableEntry> table(String name) {
    return tables.stream().filter(t -> t.table().equals(name)).findFirst();
  }

  public String toJson() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** Reads a manifest; {@code file} is named where the text is damaged. */
  public static Manifest fromJson(String json, Path file) {
    try {
      return JSON.readValue(json, Manifest.class);
    } catch (JacksonException e) {
      throw new ProblemException(
          new Problem(
              "damaged-run",
              new SourcePlace(file.toString(), line(e), 0),
              "The manifest cannot be read: " + e.getOriginalMessage(),
              "Restore the file from a backup, or delete the run's folder and run again."));
    }
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
