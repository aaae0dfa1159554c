package org.whalecurve.web.costs;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.whalecurve.reports.page.Page;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.trace.Burden;
import org.whalecurve.runs.trace.Place;
import org.whalecurve.runs.trace.Trace;
import org.whalecurve.runs.trace.View;
import org.whalecurve.web.data.PublishedRuns;

/**
 * The cost network of one run, read whole and kept: for those who may see the company. One asks at
 * a time.
 */
@Component
class Traces implements DisposableBean {
  private final PublishedRuns runs;
  private final Map<Boolean, Page.Flow> pictures = new HashMap<>();
  private String name = "";
  private RunReader reader;
  private Trace trace;

  Traces(PublishedRuns runs) {
    this.runs = runs;
  }

  /** Where the ledger of a run goes. */
  synchronized Page.Flow picture(String run, boolean chinese) {
    use(run);
    Locale locale = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    return pictures.computeIfAbsent(chinese, c -> Page.flow(reader, locale));
  }

  /** Who bears a ledger row. */
  synchronized Burden bearers(String run, Place row, View view) {
    use(run);
    return trace.bearers(row, null, view);
  }

  private void use(String run) {
    if (name.equals(run)) return;
    destroy();
    reader = RunReader.open(runs.engine(), runs.store().folder(run));
    trace = Trace.of(reader);
    name = run;
  }

  @Override
  public synchronized void destroy() {
    if (reader != null) reader.close();
    reader = null;
    name = "";
    pictures.clear();
  }
}
