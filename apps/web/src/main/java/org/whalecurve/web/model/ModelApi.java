package org.whalecurve.web.model;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.web.page.Visit;

/** Model files and drafts for programs. */
@RestController
@RequestMapping("/api/v1/model")
class ModelApi {
  private static final int DRAFTS = 100;

  private final ModelFiles files;
  private final DraftStore store;
  private final Reviews reviews;

  ModelApi(ModelFiles files, DraftStore store, Reviews reviews) {
    this.files = files;
    this.store = store;
    this.reviews = reviews;
  }

  /** A new draft. */
  record New(String file, String title, String text) {}

  /** What a reviewer says. */
  record Said(String comment) {
    static String of(Said said) {
      return said == null || said.comment() == null ? "" : said.comment();
    }
  }

  @GetMapping("/files")
  List<ModelFiles.InForce> files() {
    return files.all();
  }

  /** Texts that a file has had, newest first. */
  @GetMapping("/files/{file}/versions")
  List<DraftStore.Version> versions(@PathVariable String file) {
    return store.versions(files.of(file).file());
  }

  @GetMapping("/drafts")
  List<Draft> drafts() {
    return store.latest(DRAFTS);
  }

  @PostMapping("/drafts")
  @ResponseStatus(HttpStatus.CREATED)
  Draft add(Visit visit, @RequestBody New draft) {
    String text = draft.text() == null ? files.of(draft.file()).text() : draft.text();
    return reviews.add(visit, draft.file(), draft.title(), "", text);
  }

  @GetMapping("/drafts/{id}")
  Draft draft(@PathVariable long id) {
    return reviews.find(id);
  }

  @PutMapping("/drafts/{id}")
  Draft change(Visit visit, @PathVariable long id, @RequestBody New draft) {
    Draft before = reviews.find(id);
    return reviews.change(
        visit,
        id,
        draft.title() == null ? before.title() : draft.title(),
        draft.text() == null ? before.text() : draft.text());
  }

  @PostMapping("/drafts/{id}/withdraw")
  Draft withdraw(Visit visit, @PathVariable long id) {
    reviews.withdraw(visit, id);
    return reviews.find(id);
  }

  /** The draft changes what is in force now, whatever it was begun on. */
  @PostMapping("/drafts/{id}/rebase")
  Draft rebase(Visit visit, @PathVariable long id) {
    reviews.rebase(visit, id);
    return reviews.find(id);
  }

  @PostMapping("/drafts/{id}/submit")
  Draft submit(Visit visit, @PathVariable long id) {
    reviews.submit(visit, id);
    return reviews.find(id);
  }

  @PostMapping("/drafts/{id}/approve")
  Draft approve(Visit visit, @PathVariable long id, @RequestBody(required = false) Said said) {
    reviews.approve(visit, id, Said.of(said));
    return reviews.find(id);
  }

  @PostMapping("/drafts/{id}/return")
  Draft giveBack(Visit visit, @PathVariable long id, @RequestBody(required = false) Said said) {
    reviews.giveBack(visit, id, Said.of(said));
    return reviews.find(id);
  }
}
