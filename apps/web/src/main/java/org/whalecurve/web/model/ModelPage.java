package org.whalecurve.web.model;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.whalecurve.flow.editing.Drafts;
import org.whalecurve.kernel.Problem;
import org.whalecurve.web.model.DraftStore.Version;
import org.whalecurve.web.model.ModelFiles.InForce;
import org.whalecurve.web.page.Frames;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Page;
import org.whalecurve.web.page.Redirect;
import org.whalecurve.web.page.Visit;

/** How is it computed, and who has agreed to that? */
@Controller
class ModelPage {
  private final Frames frames;
  private final ModelFiles files;
  private final DraftStore store;
  private final Reviews reviews;

  ModelPage(Frames frames, ModelFiles files, DraftStore store, Reviews reviews) {
    this.frames = frames;
    this.files = files;
    this.store = store;
    this.reviews = reviews;
  }

  @GetMapping("/model")
  View page(Visit visit, @RequestParam(defaultValue = "cost") String file) {
    InForce shown = files.of(file);
    if (!files.isThere()) return Page.of("model/none").with("f", frames.plain(visit, "model"));
    return Page.of("model/page")
        .with("f", frames.plain(visit, "model"))
        .with("files", files.all())
        .with("shown", shown)
        .with("problems", Drafts.check(files.workspace(), Map.of()))
        .with("drafts", store.open())
        .with("versions", store.versions(shown.file()));
  }

  @PostMapping("/model/drafts")
  View add(
      Visit visit,
      @RequestParam String file,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String base,
      @RequestParam String text) {
    Draft draft = reviews.add(visit, file, title, base, text);
    return Redirect.to("/model/drafts/" + draft.draftId());
  }

  @GetMapping("/model/drafts/{id}")
  View draft(Visit visit, @PathVariable long id) {
    Draft draft = reviews.find(id);
    InForce now = files.of(draft.file());
    List<Problem> problems =
        draft.isEditable() || draft.isInReview() ? reviews.check(draft) : List.of();
    return Page.of("model/draft")
        .with("f", frames.plain(visit, "model"))
        .with("draft", draft)
        .with("problems", problems)
        .with("diff", Hunks.of(Drafts.diff(before(draft, now), draft.text())))
        .with("onBase", reviews.isOnBase(draft) || !draft.isEditable() && !draft.isInReview())
        .with("own", draft.author().equals(visit.user().name()));
  }

  /** What the draft is compared with: the text in force, or for a decided one its base. */
  private String before(Draft draft, InForce now) {
    if (draft.isEditable() || draft.isInReview()) return now.text();
    return store.versions(draft.file()).stream()
        .filter(v -> v.sha256().equals(draft.baseSha256()))
        .findFirst()
        .map(Version::text)
        .orElse(now.text());
  }

  @PostMapping("/model/drafts/{id}")
  View change(
      Visit visit,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String title,
      @RequestParam String text,
      @RequestParam(defaultValue = "") String then) {
    reviews.change(visit, id, title, text);
    if (then.equals("submit")) reviews.submit(visit, id);
    return Redirect.to("/model/drafts/" + id);
  }

  @PostMapping("/model/drafts/{id}/{step}")
  View step(
      Visit visit,
      @PathVariable long id,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String comment) {
    switch (step) {
      case "submit" -> reviews.submit(visit, id);
      case "withdraw" -> reviews.withdraw(visit, id);
      case "rebase" -> reviews.rebase(visit, id);
      case "approve" -> reviews.approve(visit, id, comment);
      case "return" -> reviews.giveBack(visit, id, comment);
      default -> throw new NotFoundException("step " + step);
    }
    return Redirect.to("/model/drafts/" + id);
  }

  /** Two texts that a file has had; without an id the one in force. */
  @GetMapping("/model/history")
  View history(
      Visit visit,
      @RequestParam String file,
      @RequestParam(defaultValue = "0") long a,
      @RequestParam(defaultValue = "0") long b) {
    InForce now = files.of(file);
    List<Version> versions = store.versions(now.file());
    String first = text(versions, a, now);
    String second = text(versions, b, now);
    return Page.of("model/history")
        .with("f", frames.plain(visit, "model"))
        .with("file", now)
        .with("versions", versions)
        .with("a", a)
        .with("b", b)
        .with("diff", Hunks.of(Drafts.diff(first, second)));
  }

  private static String text(List<Version> versions, long id, InForce now) {
    if (id == 0) return now.text();
    return versions.stream()
        .filter(v -> v.versionId() == id)
        .findFirst()
        .map(Version::text)
        .orElseThrow(() -> new NotFoundException("version " + id));
  }
}
