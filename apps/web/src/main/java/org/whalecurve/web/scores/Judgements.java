package org.whalecurve.web.scores;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.store.Audit;

/**
 * Judgements of experts as they were entered. The store is the truth; the file that the next run
 * reads is written from it.
 */
@Repository
public class Judgements {
  /**
   * What somebody judged.
   *
   * @param score on the scale of the scorecard
   * @param at UTC
   */
  public record Entry(
      String customerId,
      String indicator,
      BigDecimal score,
      String author,
      String at,
      String comment) {}

  private static final String SELECT =
      "SELECT customer_id, indicator, score, author, at, comment FROM score_entry";

  private final JdbcClient db;
  private final TransactionTemplate transactions;
  private final Audit audit;
  private final PublishedRuns runs;

  Judgements(JdbcClient db, TransactionTemplate transactions, Audit audit, PublishedRuns runs) {
    this.db = db;
    this.transactions = transactions;
    this.audit = audit;
    this.runs = runs;
  }

  /** Enters several judgements of one customer, all or none; on disk when this returns. */
  void enter(String author, String customer, Map<String, BigDecimal> scores, String comment) {
    String at = Instant.now().toString();
    transactions.executeWithoutResult(
        status -> {
          scores.forEach(
              (indicator, score) ->
                  db.sql(
                          "INSERT INTO score_entry (customer_id, indicator, score, author, at, comment) VALUES (?, ?, ?, ?, ?, ?)")
                      .params(customer, indicator, score.toPlainString(), author, at, comment)
                      .update());
          String detail =
              scores.entrySet().stream()
                  .map(e -> e.getKey() + " " + e.getValue().toPlainString())
                  .collect(Collectors.joining(", "));
          audit.record(author, "expert score", "customer " + customer, detail);
        });
  }

  /** Everything that was entered of one customer, newest first. */
  public List<Entry> of(String customer) {
    return db.sql(SELECT + " WHERE customer_id = ? ORDER BY entry_id DESC")
        .param(customer)
        .query(Entry.class)
        .list();
  }

  /** The day on which each customer was last judged here. */
  Map<String, String> lastByCustomer() {
    return db
        .sql(
            "SELECT customer_id, substr(max(at), 1, 10) AS at FROM score_entry GROUP BY customer_id")
        .query((row, i) -> Map.entry(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Writes what the next run reads. A judgement made after the last day of the data counts as made
   * on that day: it is about what the run knows.
   *
   * @param lastDay of the data, {@code 2025-12-31}
   */
  public void writeFile(String lastDay) {
    Path file = runs.workspace().resolve(ModelLoader.ENTERED_SCORES);
    List<Entry> entries =
        db.sql(
                SELECT
                    + " WHERE entry_id IN (SELECT max(entry_id) FROM score_entry GROUP BY customer_id, indicator, author) ORDER BY customer_id, indicator, author")
            .query(Entry.class)
            .list();
    if (entries.isEmpty()) return;
    Path next = file.resolveSibling("expert_score.csv.part");
    try {
      Files.createDirectories(file.getParent());
      try (BufferedWriter out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
        out.write("customer_id,indicator,date,score,author\n");
        for (Entry entry : entries) out.write(line(entry, lastDay));
      }
      try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(Entry entry, String lastDay) {
    String day = entry.at().substring(0, 10);
    if (day.compareTo(lastDay) > 0) day = lastDay;
    return String.join(
            ",",
            quoted(entry.customerId()),
            quoted(entry.indicator()),
            day,
            entry.score().toPlainString(),
            quoted(entry.author()))
        + "\n";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
