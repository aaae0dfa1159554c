package org.whalecurve.intake.init;

import java.util.List;
import org.whalecurve.intake.init.HeaderDictionary.Kind;
import org.whalecurve.intake.init.Sample.Header;
import org.whalecurve.intake.init.TableForm.Slot;
import org.whalecurve.intake.init.TableMatch.Filled;

/** The columns of every table whose headers mostly stand for themselves. */
final class OtherColumns {
  private static final double SURE = 0.9;

  private final Draft draft;
  private final Words words;
  private final Mapping mapping = new Mapping();

  private OtherColumns(Draft draft, Words words) {
    this.draft = draft;
    this.words = words;
  }

  static Mapping of(Draft draft, Words words) {
    OtherColumns other = new OtherColumns(draft, words);
    for (Slot slot : draft.match().form().slots()) {
      if (!slot.column().startsWith("~")) other.column(slot);
    }
    switch (draft.match().form().table()) {
      case "customer" -> other.customerName();
      case "product" -> other.productLine();
      case "event" -> other.event();
      default -> {}
    }
    return other.mapping;
  }

  private Header header(String column) {
    return draft.match().header(column);
  }

  private void column(Slot slot) {
    Filled filled = draft.match().filled().get(slot.column());
    if (filled == null) return;
    Header header = filled.header();
    if (slot.column().equals("period")) {
      period(header);
    } else {
      boolean rate =
          slot.kind() == Kind.NUMBER && header.facts().numbers() < 1 && !header.facts().empty();
      String why = draft.why(slot.column(), words);
      mapping.plain(
          slot.column(), header, rate && why.isEmpty() ? words.get("why.some_not_numbers") : why);
    }
  }

  private void period(Header header) {
    ColumnFacts facts = header.facts();
    if (!Periods.recognises(facts) && facts.dates() >= 0.5) {
      mapping.derived("period", "", "YEAR(%1$s) || '-' || LPAD(MONTH(%1$s), 2, '0')", header);
      mapping.type(header, "date");
      return;
    }
    String form = Periods.expression("%1$s", facts);
    if (form.equals("%1$s")) mapping.plain("period", header, "");
    else mapping.derived("period", "", form, header);
    mapping.type(header, "text");
  }

  private void customerName() {
    if (mapping.has("name") || !draft.match().has("~last_name")) return;
    Header last = header("~last_name");
    if (!draft.match().has("~first_name")) mapping.plain("name", last, "");
    else if (last.name().chinese())
      mapping.derived("name", "", "%1$s || %2$s", last, header("~first_name"));
    else mapping.derived("name", "", "%1$s || ' ' || %2$s", header("~first_name"), last);
  }

  private void productLine() {
    if (!mapping.has("product_line") && draft.match().has("~product_line_key")) {
      mapping.plain("product_line", header("~product_line_key"), words.get("why.key_only"));
    }
  }

  /** Durations in minutes; a case number that stands in several rows is kept as an attribute. */
  private void event() {
    String why = words.get("why.to_minutes");
    if (!mapping.has("duration_min") && draft.match().has("~duration_sec")) {
      mapping.derived("duration_min", why, "%1$s / 60", header("~duration_sec"));
    } else if (!mapping.has("duration_min") && draft.match().has("~duration_hour")) {
      mapping.derived("duration_min", why, "%1$s * 60", header("~duration_hour"));
    }
    if (mapping.has("event_id")) return;
    List<Header> cases =
        draft.own().stream().filter(h -> h.means("event_id") > SURE && !mapping.uses(h)).toList();
    for (Header header : cases) {
      mapping.plain(Spelling.attribute(header.text()), header, words.get("why.repeats"));
    }
    mapping.note(words.get("note.no_event_id"));
  }
}
