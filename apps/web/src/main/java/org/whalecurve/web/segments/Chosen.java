package org.whalecurve.web.segments;

import java.util.List;
import org.whalecurve.web.page.Frame;

/** A part with several pictures of the same kind, of which one is looked at. */
interface Chosen extends Part {
  /** The key of a link is its text, in the reader's language. */
  List<Frame.Link> choices(Asked asked);
}
