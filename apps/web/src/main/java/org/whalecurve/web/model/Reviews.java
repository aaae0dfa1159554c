package org.whalecurve.web.model;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.whalecurve.flow.editing.Drafts;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** The rules by which a draft comes into force: without errors, on the text it changed, by two. */
@Service
class Reviews {
  private static final int TEXT_MAX = 1_000_000;
  private static final int TITLE_MAX = 200;
  private static final int COMMENT_MAX = 2_000;

  private final DraftStore store;
  private final ModelFiles files;

  Reviews(DraftStore store, ModelFiles files) {
    this.store = store;
    this.files = files;
  }

  Draft find(long id) {
    return store.find(id).orElseThrow(() -> new NotFoundException("draft " + id));
  }

  /** A new draft of a file; on disk when this returns. */
  Draft add(Visit visit, String file, String title, String base, String text) {
    ModelFiles.InForce now = files.of(file);
    String kept = base.isEmpty() ? now.sha256() : base;
    return store.add(
        now.file(), cut(title, TITLE_MAX), kept, text(visit, text), visit.user().name());
  }

  Draft change(Visit visit, long id, String title, String text) {
    Draft draft = own(visit, id);
    if (!draft.isEditable()) throw refused(visit, draft, "model.refused.state");
    store.change(draft, cut(title, TITLE_MAX), text(visit, text));
    return find(id);
  }

  /** Only what has no error is worth another's time. */
  void submit(Visit visit, long id) {
    Draft draft = own(visit, id);
    if (!draft.isEditable()) throw refused(visit, draft, "model.refused.state");
    if (!isOnBase(draft)) throw refused(visit, draft, "model.refused.base");
    List<Problem> problems = check(draft);
    if (!problems.isEmpty()) throw new ProblemException(problems);
    store.move(draft, "review", visit.user().name());
  }

  void withdraw(Visit visit, long id) {
    Draft draft = own(visit, id);
    if (draft.state().equals("approved")) throw refused(visit, draft, "model.refused.state");
    store.move(draft, "withdrawn", visit.user().name());
  }

  /** The draft changes the text that is in force now. */
  void rebase(Visit visit, long id) {
    Draft draft = own(visit, id);
    if (draft.state().equals("approved")) throw refused(visit, draft, "model.refused.state");
    store.rebase(draft, files.of(draft.file()).sha256());
  }

  void giveBack(Visit visit, long id, String comment) {
    store.giveBack(reviewable(visit, id), visit.user().name(), cut(comment, COMMENT_MAX));
  }

  /**
   * Puts a draft into force. Where a crash came between the file and the record, the file has the
   * draft's text already and only the record is made good.
   */
  synchronized void approve(Visit visit, long id, String comment) {
    Draft draft = reviewable(visit, id);
    ModelFiles.InForce now = files.of(draft.file());
    boolean written = now.text().equals(draft.text());
    if (!written) {
      if (!now.sha256().equals(draft.baseSha256())) {
        throw refused(visit, draft, "model.refused.base");
      }
      Drafts.approve(files.workspace(), Map.of(draft.file(), draft.text()));
    }
    String before = written ? "" : now.text();
    store.approved(draft, before, visit.user().name(), cut(comment, COMMENT_MAX));
  }

  boolean isOnBase(Draft draft) {
    return files.of(draft.file()).sha256().equals(draft.baseSha256());
  }

  List<Problem> check(Draft draft) {
    return Drafts.check(files.workspace(), Map.of(draft.file(), draft.text()));
  }

  private Draft reviewable(Visit visit, long id) {
    Draft draft = find(id);
    if (draft.author().equals(visit.user().name())) {
      throw refused(visit, draft, "model.refused.author");
    }
    if (!draft.isInReview()) throw refused(visit, draft, "model.refused.state");
    return draft;
  }

  private Draft own(Visit visit, long id) {
    Draft draft = find(id);
    if (!draft.author().equals(visit.user().name())) {
      throw refused(visit, draft, "model.refused.other");
    }
    return draft;
  }

  private static ProblemException refused(Visit visit, Draft draft, String key) {
    return new ProblemException(
        new Problem(
            "draft-refused",
            SourcePlace.ofFile(draft.file()),
            visit.speech().text(key),
            visit.speech().text(key + ".remedy")));
  }

  /** Browsers send lines ended by two characters. */
  private static String text(Visit visit, String text) {
    String lines = text.replace("\r\n", "\n");
    if (lines.length() <= TEXT_MAX) return lines;
    throw new ProblemException(
        new Problem(
            "draft-too-long",
            SourcePlace.ofFile(""),
            visit.speech().text("model.refused.long"),
            visit.speech().text("model.refused.long.remedy")));
  }

  private static String cut(String text, int max) {
    String kept = text == null ? "" : text.strip();
    return kept.substring(0, Math.min(max, kept.length()));
  }
}
