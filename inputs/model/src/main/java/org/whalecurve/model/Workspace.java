package org.whalecurve.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.whalecurve.kernel.FiscalCalendar;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.strategy.StrategyModel;
import org.whalecurve.model.value.ValueModel;
import org.whalecurve.model.yaml.ExprText;

/**
 * A company as its files describe it, immutable.
 *
 * @param folder the workspace folder
 * @param name the company's name
 * @param currency ISO code of the currency that every result is in
 * @param locale {@code en} or {@code zh-CN}: language of reports unless told otherwise
 * @param rollUpToParent whether a customer's transactions and costs count for its topmost parent
 * @param sources in the file's order
 * @param value what customers are worth; null where no value.yaml asks for it
 * @param strategy what is done about them; null where no strategy.yaml asks for it
 * @param files every file of the model by its path relative to the workspace, with its text; the
 *     run keeps a copy
 */
public record Workspace(
    Path folder,
    String name,
    String currency,
    String locale,
    FiscalCalendar calendar,
    String engine,
    boolean rollUpToParent,
    List<Source> sources,
    CostModel cost,
    ProfitModel profit,
    ValueModel value,
    StrategyModel strategy,
    Map<String, String> files) {

  /** Whether any source fills an input table. */
  public boolean fills(String table) {
    return sources.stream().anyMatch(source -> source.table().equals(table));
  }

  /** The same company with its files in another folder. */
  public Workspace in(Path other) {
    return new Workspace(
        other,
        name,
        currency,
        locale,
        calendar,
        engine,
        rollUpToParent,
        sources,
        cost,
        profit,
        value,
        strategy,
        files);
  }

  /**
   * One mapping of files to an input table.
   *
   * @param table an input table's name
   * @param files globs relative to the workspace
   * @param columns canonical column or attribute -> alternatives, of which the first whose columns
   *     all exist in a file is taken; empty where the headers are the canonical names already
   * @param where rows to take, over the file's own columns; null for all
   * @param key canonical columns that identify a row; empty for the default (the table's key where
   *     mapped, else all mapped columns plus the occurrence number inside the file)
   * @param types source column -> {@code text}, {@code number}, {@code date}, {@code boolean},
   *     where guessing is not wanted
   * @param joins other files whose columns the expressions may use, found by a key
   * @param distinct whether rows that repeat a key are left out on purpose: the first of each
   *     stays, the others are counted as filtered
   * @param spread how a ledger coarser than the workspace's periods is spread: {@code even}, {@code
   *     days}, {@code volume}; null where it must not be
   */
  public record Source(
      String table,
      List<String> files,
      Format format,
      List<Join> joins,
      Map<String, List<ExprText>> columns,
      ExprText where,
      List<String> key,
      Map<String, String> types,
      boolean distinct,
      String spread,
      SourcePlace place) {

    /** A source without joins whose rows are all meant. */
    public Source(
        String table,
        List<String> files,
        Format format,
        Map<String, List<ExprText>> columns,
        ExprText where,
        List<String> key,
        Map<String, String> types,
        String spread,
        SourcePlace place) {
      this(table, files, format, List.of(), columns, where, key, types, false, spread, place);
    }
  }

  /**
   * Files whose columns join the source's own: each row takes those of the row with the same key; a
   * row without a partner has none of them.
   *
   * @param files globs relative to the workspace
   * @param on the source's own column, or one joined before -> column of these files
   */
  public record Join(
      List<String> files, Format format, Map<String, String> on, SourcePlace place) {}

  /**
   * How files are written; null or 0 for "find out".
   *
   * @param encoding charset name
   * @param delimiter one character, or {@code \t}
   * @param decimal {@code .} or {@code ,}
   * @param dateFormat pattern as of {@link java.time.format.DateTimeFormatter}
   * @param sheet sheet of a workbook
   * @param headerRow row with the names, from 1
   */
  public record Format(
      String encoding,
      String delimiter,
      String decimal,
      String dateFormat,
      String sheet,
      int headerRow) {
    public static final Format GUESS = new Format(null, null, null, null, null, 0);
  }
}
