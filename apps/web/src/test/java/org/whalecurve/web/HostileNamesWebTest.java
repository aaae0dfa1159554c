package org.whalecurve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.web.site.Caller;
import org.whalecurve.web.site.HostileCompany;
import org.whalecurve.web.site.Pages;
import org.whalecurve.web.site.Site;
import org.whalecurve.web.site.Visitor;

/**
 * Names that want to be programs stay names: on every page, under the mouse, in files for
 * spreadsheets and on paper.
 */
class HostileNamesWebTest {
  /** Elements that only a name could have brought. */
  private static final String FOREIGN =
      "document.querySelectorAll('main img, main iframe, main [onerror], main [onload], main [onmouseover], main script:not([type=\"application/json\"])').length";

  private static final Set<String> WITH_CHARTS =
      Set.of(
          "overview",
          "customer",
          "segments-pyramid",
          "segments-matrices",
          "segments-groups",
          "segments-rfm",
          "costs-flow");

  private static final Pattern CSV_CELL =
      Pattern.compile("(?:^|(?<=,))(?:\"((?:[^\"]|\"\")*)\"|([^,\"\r\n]*))(?=,|\r?\n|$)");

  private static Site site;

  @BeforeAll
  static void begin() {
    site = Site.of(HostileCompany::write);
  }

  @AfterAll
  static void end() {
    site.close();
  }

  private static List<Pages.Place> places() {
    List<Pages.Place> places = new ArrayList<>(Pages.full(site));
    for (String name : HostileCompany.NAMES.subList(0, 12)) {
      String coded = Caller.encode(name);
      places.add(new Pages.Place("", "search", Site.ANALYST, "/customers?q=" + coded));
      places.add(new Pages.Place("", "filter", Site.ANALYST, "/customers?customer_group=" + coded));
      places.add(new Pages.Place("", "part", Site.ANALYST, "/segments?part=" + coded));
      places.add(new Pages.Place("", "account", Site.ANALYST, "/costs?part=account&name=" + coded));
    }
    return places;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void pages_show_names_and_run_none(String language) {
    for (String user : List.of(Site.ANALYST, Site.MANAGER, Site.ADMIN)) {
      try (Visitor visitor = Visitor.at(site, language).signIn(user)) {
        List<String> dialogs = new ArrayList<>();
        visitor.page().onDialog(dialog -> dialogs.add(dialog.message()));
        for (Pages.Place place : places()) {
          if (!place.user().equals(user)) continue;
          Page page = visitor.go(place.address()).page();
          if (WITH_CHARTS.contains(place.name())) hover(page);
          assertThat(page.evaluate("window.pwned")).as(place.address()).isNull();
          assertThat(page.evaluate(FOREIGN)).as(place.address()).isEqualTo(0);
          assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
              .as(place.name() + " scrolls sideways")
              .isLessThanOrEqualTo(1280);
        }
        assertThat(dialogs).isEmpty();
        assertThat(visitor.complaints())
            .allMatch(complaint -> complaint.matches("(?s).*status of 404.*/(segments|costs).*"));
      }
    }
  }

  /** The mouse goes over every picture: what it tells is made of names too. */
  private static void hover(Page page) {
    for (Locator plot : page.locator(".plot").all()) {
      plot.scrollIntoViewIfNeeded();
      BoundingBox box = plot.boundingBox();
      for (int i = 1; i < 6; i++) {
        page.mouse().move(box.x + box.width * i / 6, box.y + box.height * (1 + i % 3) / 4);
      }
    }
  }

  @Test
  void what_people_write_is_shown_as_they_wrote_it() {
    String loud = HostileCompany.NAMES.get(0);
    try (Visitor visitor = Visitor.at(site, "en").signIn(Site.ANALYST)) {
      Page page = visitor.go("/customers/C20").page();
      String token = page.locator("meta[name=csrf]").getAttribute("content");
      page.evaluate(
          "([token, text]) => fetch('/customers/C20/notes', {method: 'POST', headers: {'X-CSRF-TOKEN': token, 'Content-Type': 'application/x-www-form-urlencoded'}, body: 'text=' + encodeURIComponent(text)})",
          List.of(token, loud));
      visitor.go("/customers/C20");
      assertThat(page.locator("main").innerText()).contains(loud);
      assertThat(page.evaluate("window.pwned")).isNull();
      assertThat(visitor.complaints()).isEmpty();
    }
  }

  @Test
  void text_that_would_be_a_formula_is_guarded_and_figures_are_not() {
    Caller ann = Caller.signedIn(site, Site.ANALYST);
    for (String file : List.of("/api/v1/export/customers.csv", "/api/v1/export/customer.csv")) {
      String csv = ann.get(file).body();
      assertThat(csv).startsWith("\ufeff").contains("'=cmd|'/c calc'!A0").contains("'+1+1");
      Matcher cell = CSV_CELL.matcher(csv);
      int negative = 0;
      while (cell.find()) {
        String text = cell.group(1) == null ? cell.group(2) : cell.group(1);
        boolean figure = text.matches("-?[0-9.]+");
        if (figure && text.startsWith("-")) negative++;
        if (!figure) assertThat(text).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
      }
      assertThat(negative).as("losses in " + file).isPositive();
    }
  }

  @Test
  void workbooks_hold_text_as_text_and_figures_as_figures() throws IOException {
    try (Visitor visitor = Visitor.at(site, "en").signIn(Site.ANALYST)) {
      for (String file : List.of("/api/v1/export/customers.xlsx", "/reports/run.xlsx")) {
        byte[] book = visitor.page().request().get(site.address() + file).body();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
          List<CellType> types = new ArrayList<>();
          for (var sheet : workbook.getSheets().toList()) {
            for (Row row : sheet.read()) {
              for (Cell cell : row) if (cell != null) types.add(cell.getType());
            }
          }
          assertThat(types)
              .as(file)
              .contains(CellType.STRING, CellType.NUMBER)
              .doesNotContain(CellType.FORMULA);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void reports_on_paper_and_as_page_run_nothing(String language) throws IOException {
    try (Visitor visitor = Visitor.at(site, language).signIn(Site.ANALYST)) {
      String lang = "?lang=" + language;
      for (String paper : List.of("/reports/run.pdf", "/reports/customers.pdf")) {
        byte[] bytes = visitor.page().request().get(site.address() + paper + lang).body();
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
          assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
          for (PDPage page : pdf.getPages()) {
            assertThat(page.getAnnotations())
                .noneMatch(note -> note.getCOSObject().toString().contains("JavaScript"));
          }
          assertThat(new PDFTextStripper().getText(pdf)).contains("<img src=x");
        }
      }
      byte[] html =
          visitor.page().request().get(site.address() + "/reports/run.html" + lang).body();
      assertThat(new String(html, StandardCharsets.UTF_8)).contains("&lt;img src=x");
      Path file = Files.createTempFile("whalecurve-report", ".html");
      Files.write(file, html);
      Page page = visitor.page();
      page.navigate(file.toUri().toString());
      assertThat(page.evaluate("window.pwned")).isNull();
      assertThat(page.locator("img").count()).isZero();
      Files.delete(file);
      assertThat(visitor.complaints()).isEmpty();
    }
  }
}
