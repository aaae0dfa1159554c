package org.whalecurve.web.model;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.flow.editing.Completions;
import org.whalecurve.flow.editing.Drafts;
import org.whalecurve.kernel.Problem;
import org.whalecurve.web.page.Visit;

/** What the editor asks while somebody writes; programs ask the same. */
@RestController
class EditorAnswers {
  private final ModelFiles files;

  EditorAnswers(ModelFiles files) {
    this.files = files;
  }

  /** Texts in place of files, by path or name. */
  record Texts(Map<String, String> texts) {
    Texts {
      texts = texts == null ? Map.of() : texts;
    }
  }

  /** A place in a text; line and column count from 1. */
  record Cursor(String file, String text, int line, int column) {}

  /** A problem with its place; line 0 where it has none. */
  record Found(String code, String file, int line, int column, String message, String remedy) {
    static Found of(Problem p) {
      return new Found(
          p.code(),
          p.place().file(),
          p.place().line(),
          p.place().column(),
          p.message(),
          p.remedy());
    }
  }

  /** What could be written; {@code meaning} in the language of who asks. */
  record Offer(String text, String kind, String meaning) {}

  @PostMapping({"/model/check", "/api/v1/model/check"})
  List<Found> check(@RequestBody Texts asked) {
    asked.texts().keySet().forEach(files::of);
    return Drafts.check(files.workspace(), asked.texts()).stream().map(Found::of).toList();
  }

  @PostMapping({"/model/complete", "/api/v1/model/complete"})
  List<Offer> complete(Visit visit, @RequestBody Cursor at) {
    String file = files.of(at.file()).file();
    return Completions.at(files.workspace(), file, at.text(), at.line(), at.column()).stream()
        .map(
            c ->
                new Offer(
                    c.text(),
                    c.kind().name().toLowerCase(java.util.Locale.ROOT),
                    visit.speech().isChinese() && !c.zh().isEmpty() ? c.zh() : c.en()))
        .toList();
  }
}
