package org.whalecurve.model.value;

import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;

/**
 * What is known of a customer beyond the profit and loss account.
 *
 * @param libraries indicator libraries whose indicators are computed where their data are there
 * @param features own definitions, in the file's order; each may use those before it
 */
public record FeatureModel(List<Library> libraries, List<Feature> features) {
  /** Keys of value.yaml that this reads. */
  public static final List<String> KEYS = List.of("libraries", "features");

  /** A library asked for, and where. */
  public record Library(String name, SourcePlace place) {}

  /**
   * One feature: either computed from columns of the customer ({@code of} is null) or aggregated
   * over the customer's rows of an input table.
   *
   * @param titles by language
   * @param unit for people: currency, share, day, or any word
   * @param of input table whose rows are aggregated, or null
   * @param aggregate how
   * @param value over the table's rows, or over the customer's columns; null for {@code COUNT}
   * @param where rows that count; null for all
   * @param meaning by language: what it says, and from what data
   * @param library name of the library that it comes from; empty for the workspace's own
   */
  public record Feature(
      String name,
      Map<String, String> titles,
      String unit,
      String of,
      Aggregate aggregate,
      ExprText value,
      ExprText where,
      Map<String, String> meaning,
      String library,
      SourcePlace place) {}

  /** How rows become one value. */
  public enum Aggregate {
    COUNT,
    SUM,
    MEAN,
    MIN,
    MAX,
    DISTINCT,
    /** The value of the row with the latest date; ties by the greatest value. */
    LAST
  }

  public static FeatureModel read(Section file) {
    return FeatureReader.read(file);
  }
}
