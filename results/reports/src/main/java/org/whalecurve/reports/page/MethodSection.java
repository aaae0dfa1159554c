package org.whalecurve.reports.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whalecurve.reports.text.Html;
import org.whalecurve.reports.text.HtmlTable;
import org.whalecurve.reports.text.Markup;
import org.whalecurve.runs.Manifest;

/** How was this computed, and how can it be computed again? */
final class MethodSection implements Section {
  private static final int FILES_MAX = 40;

  @Override
  public String id() {
    return "method";
  }

  @Override
  public Optional<Content> content(Page page) {
    Manifest manifest = page.manifest;
    Markup answer =
        page.messages.html(
            "method.answer",
            "run",
            manifest.run(),
            "created",
            created(manifest),
            "product",
            text(manifest.product()),
            "engine",
            text(manifest.engine()),
            "version",
            text(manifest.engineVersion()),
            "seed",
            Long.toString(manifest.seed()));
    Markup body =
        files(page, "method.inputs", manifest.inputs())
            .plus(files(page, "method.model", manifest.model()))
            .plus(tables(page))
            .plus(steps(page));
    return Optional.of(new Content(answer, body));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  /** To the minute, as the manifest has it. */
  private static String created(Manifest manifest) {
    String at = text(manifest.createdAt());
    return at.length() >= 16 ? at.substring(0, 16).replace('T', ' ') : at;
  }

  private static Markup files(Page page, String heading, List<Manifest.FileEntry> files) {
    if (files.isEmpty()) return Markup.EMPTY;
    List<Manifest.FileEntry> shown = files.subList(0, Math.min(FILES_MAX, files.size()));
    Markup table =
        page.table()
            .text(
                page.messages.html("method.file"), HtmlTable.each(shown, Manifest.FileEntry::file))
            .figures(
                page.messages.html("method.bytes"),
                "",
                HtmlTable.each(shown, file -> page.figures.count(file.bytes())))
            .html(
                page.messages.html("method.sha256"), HtmlTable.each(shown, f -> print(f.sha256())))
            .build();
    Markup note =
        shown.size() == files.size()
            ? Markup.EMPTY
            : page.note(
                page.messages.html(
                    "trust.shortened",
                    "shown",
                    page.figures.count(shown.size()),
                    "all",
                    page.figures.count(files.size())));
    return page.messages.html(heading).in("h3").plus(table).plus(note);
  }

  /** The beginning of a fingerprint; the whole on hover. */
  private static Markup print(String sha256) {
    String whole = text(sha256);
    String shown = whole.length() > 16 ? whole.substring(0, 16) + "…" : whole;
    return Markup.text(shown).in("code title=\"" + Html.escape(whole) + "\"");
  }

  private static Markup tables(Page page) {
    List<Manifest.TableEntry> tables = page.manifest.tables();
    if (tables.isEmpty()) return Markup.EMPTY;
    Markup table =
        page.table()
            .text(
                page.messages.html("method.table"),
                HtmlTable.each(tables, Manifest.TableEntry::table))
            .figures(
                page.messages.html("method.rows"),
                "",
                HtmlTable.each(tables, t -> page.figures.count(t.rows())))
            .html(
                page.messages.html("method.fingerprint"),
                HtmlTable.each(tables, t -> print(t.fingerprint())))
            .build();
    return page.messages.html("method.tables").in("h3").plus(table);
  }

  private static Markup steps(Page page) {
    List<Manifest.StepEntry> steps = page.manifest.steps();
    if (steps.isEmpty()) return Markup.EMPTY;
    List<Markup> how = new ArrayList<>();
    for (Manifest.StepEntry step : steps) {
      how.add(page.messages.html(step.skipped() ? "method.skipped" : "method.done"));
    }
    Markup table =
        page.table()
            .text(
                page.messages.html("method.step"), HtmlTable.each(steps, Manifest.StepEntry::step))
            .figures(
                page.messages.html("method.rows"),
                "",
                HtmlTable.each(steps, s -> page.figures.count(s.rows())))
            .figures(
                page.messages.html("method.seconds"),
                "s",
                HtmlTable.each(
                    steps, s -> page.figures.number(BigDecimal.valueOf(s.seconds()), "", 2)))
            .html(page.messages.html("method.how"), how)
            .build();
    return page.messages.html("method.steps").in("summary").plus(table).in("details");
  }
}
