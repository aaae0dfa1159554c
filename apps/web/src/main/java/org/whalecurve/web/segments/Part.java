package org.whalecurve.web.segments;

import org.whalecurve.web.page.Answer;

/** One way to divide customers; answers one question. */
interface Part {
  /** As it stands in addresses: {@code pyramid}. */
  String key();

  Answer answer(Asked asked);
}
