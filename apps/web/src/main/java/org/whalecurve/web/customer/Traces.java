package org.whalecurve.web.customer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.whalecurve.runs.RunReader;
import org.whalecurve.runs.trace.Explanation;
import org.whalecurve.runs.trace.Question;
import org.whalecurve.runs.trace.Trace;
import org.whalecurve.web.data.PublishedRuns;
import org.whalecurve.web.page.NotFoundException;
import org.whalecurve.web.page.Visit;

/**
 * Where figures come from. Reads runs without a scope, and so asks first whether the user may see
 * the customer. One question at a time: a trace keeps the run's cost network.
 */
@Component
class Traces implements DisposableBean {
  private static final int OPEN_MAX = 2;

  private record Open(RunReader reader, Trace trace) {}

  private final PublishedRuns runs;
  private final Map<String, Open> open = new LinkedHashMap<>(4, 0.75f, true);

  Traces(PublishedRuns runs) {
    this.runs = runs;
  }

  synchronized Explanation explain(Visit visit, String customer, String activity) {
    if (!visit.reading().sees(customer)) throw new NotFoundException("customer " + customer);
    Open run = open.computeIfAbsent(visit.run(), this::open);
    while (open.size() > OPEN_MAX) {
      String eldest = open.keySet().iterator().next();
      open.remove(eldest).reader().close();
    }
    return run.trace().explain(new Question(customer, activity, null, null, visit.view()));
  }

  private Open open(String run) {
    RunReader reader = RunReader.open(runs.engine(), runs.store().folder(run));
    return new Open(reader, Trace.of(reader));
  }

  @Override
  public synchronized void destroy() {
    open.values().forEach(one -> one.reader().close());
    open.clear();
  }
}
