package org.whalecurve.web.start;

import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/** Files that are brought by programs. */
@RestController
@RequestMapping("/api/v1/uploads")
class UploadsApi {
  private final Uploads uploads;

  UploadsApi(Uploads uploads) {
    this.uploads = uploads;
  }

  @GetMapping
  List<Uploads.Upload> list() {
    return uploads.all();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Uploads.Upload add(Visit visit, @RequestParam MultipartFile file) throws IOException {
    try (var content = file.getInputStream()) {
      return uploads.take(
          String.valueOf(file.getOriginalFilename()), content, visit.user().name(), visit.speech());
    }
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id) {
    if (uploads.find(id).isEmpty()) throw new NotFoundException("upload " + id);
    uploads.remove(id);
  }
}
