package org.whalecurve.web.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.whalecurve.intake.init.Correction;
import org.whalecurve.intake.init.FileGuess;

/**
 * What a file, or a sheet of a workbook, is taken for.
 *
 * @param file its name among the uploads
 * @param sheet empty where it is no workbook
 * @param table input table; empty where the file is not used
 * @param headers every header with the column that it is and its first values
 * @param computed columns that are made of several headers, or fill another table, with how
 */
public record Meaning(
    String file,
    String sheet,
    String table,
    List<Header> headers,
    Map<String, String> computed,
    List<String> alsoFills,
    List<String> notes,
    int confidence) {
  /** What a file can be, the most needed first. */
  public static final List<String> TABLES =
      List.of(
          "transaction",
          "customer",
          "ledger",
          "product",
          "event",
          "driver",
          "capacity",
          "receivable",
          "inventory",
          "marketing",
          "exchange_rate",
          "customer_alias");

  private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");
  private static final int HUNDRED = 100;

  /**
   * A header.
   *
   * @param column of the table; empty for none
   */
  public record Header(String text, String column, List<String> values, boolean personal) {}

  /** Files as they were guessed; what fills two tables is one. */
  static List<Meaning> of(List<FileGuess> guesses) {
    Map<String, List<FileGuess>> byFile = new LinkedHashMap<>();
    for (FileGuess guess : guesses) {
      String key = guess.file() + "\n" + guess.sheet().orElse("");
      byFile.computeIfAbsent(key, k -> new ArrayList<>()).add(guess);
    }
    return byFile.values().stream().map(Meaning::one).toList();
  }

  private static Meaning one(List<FileGuess> guesses) {
    FileGuess main = guesses.get(0);
    Map<String, String> byHeader = new LinkedHashMap<>();
    Map<String, String> computed = new LinkedHashMap<>();
    main.columns()
        .forEach(
            (column, header) -> {
              boolean plain = main.values().containsKey(header) && !byHeader.containsKey(header);
              if (plain) byHeader.put(header, column);
              else computed.put(column, header);
            });
    Set<String> also = new LinkedHashSet<>();
    guesses.stream().skip(1).forEach(g -> g.table().ifPresent(also::add));
    return new Meaning(
        main.file().getFileName().toString(),
        main.sheet().orElse(""),
        main.table().orElse(""),
        headers(main, byHeader),
        computed,
        List.copyOf(also),
        main.notes(),
        (int) Math.round(main.confidence() * HUNDRED));
  }

  private static List<Header> headers(FileGuess guess, Map<String, String> byHeader) {
    List<Header> headers = new ArrayList<>();
    guess
        .values()
        .forEach(
            (text, values) -> {
              boolean personal = guess.personal().contains(text);
              headers.add(new Header(text, byHeader.getOrDefault(text, ""), values, personal));
            });
    return headers;
  }

  /** What a person says instead: another table, or other columns; null where nothing differs. */
  Said corrected(String otherTable, List<String> columns) {
    if (!otherTable.equals(table)) return new Said(file, sheet, otherTable, Map.of());
    boolean same = true;
    Map<String, String> said = new LinkedHashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      Header header = headers.get(i);
      String column = i < columns.size() ? columns.get(i) : header.column();
      same &= column.equals(header.column());
      if (!header.column().isEmpty()) said.putIfAbsent(header.column(), "");
      if (!column.isEmpty()) said.put(column, header.text());
    }
    return same ? null : new Said(file, sheet, table, said);
  }

  /** Whether something that is said can be: of this file, a table there is, headers it has. */
  boolean admits(Said said) {
    boolean here = file.equals(said.file()) && sheet.equals(said.sheet());
    boolean known = said.table().isEmpty() || TABLES.contains(said.table());
    List<String> texts = headers.stream().map(Header::text).toList();
    return here
        && known
        && said.columns().keySet().stream().allMatch(c -> COLUMN.matcher(c).matches())
        && said.columns().values().stream().allMatch(h -> h.isEmpty() || texts.contains(h));
  }

  /** A correction as it is kept. */
  record Said(String file, String sheet, String table, Map<String, String> columns) {
    /** The same with nothing where a program left something out. */
    Said whole() {
      return new Said(
          file == null ? "" : file,
          sheet == null ? "" : sheet,
          table == null ? "" : table,
          columns == null ? Map.of() : columns);
    }

    Correction at(Path place) {
      return new Correction(place, sheet, table, columns);
    }
  }
}
