package org.whalecurve.web.page;

import java.nio.charset.StandardCharsets;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** Sends the browser on, inside this site. */
public final class Redirect {
  private Redirect() {}

  /** To an address of ours, complete and encoded. */
  public static View to(String address) {
    RedirectView view = new RedirectView(address);
    view.setExpandUriTemplateVariables(false);
    return view;
  }

  /** Any text as one part of a path. */
  public static String segment(String text) {
    return UriUtils.encodePathSegment(text, StandardCharsets.UTF_8);
  }
}
