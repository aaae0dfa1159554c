package org.whalecurve.web.page;

import org.springframework.stereotype.Component;
import org.whalecurve.web.security.Access;

/** Makes the frame of a page. */
@Component
public class Frames {
  private final Access access;

  Frames(Access access) {
    this.access = access;
  }

  /** For a page that shows profit, with the switch full / incremental. */
  public Frame views(Visit visit, String page) {
    return new Frame(visit, access, page, true);
  }

  /** For any other page. */
  public Frame plain(Visit visit, String page) {
    return new Frame(visit, access, page, false);
  }
}
