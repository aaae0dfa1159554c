package org.whalecurve.web.model;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

  @GetMapping("/drafts")
  List<Draft> drafts() {
    return store.latest(DRAFTS);
  }

  @PostMapping("/drafts")
  @ResponseStatus(HttpStatus.CREATED)
  Draft add(Visit visit, @RequestBody New draft) {
    return reviews.add(visit, draft.file(), draft.title(), "", draft.text());
  }

  @GetMapping("/drafts/{id}")
  Draft draft(@PathVariable long id) {
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
