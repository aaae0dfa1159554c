package org.whalecurve.web.runs;

/** Work that takes longer than a page waits. Done twice it gives the same as done once. */
public interface JobKind {
  /** As the store keeps it. */
  String name();

  /**
   * Does the work.
   *
   * @return what came of it, written as JSON
   */
  Object work(Job job, JobTicket ticket) throws java.io.IOException;
}
