package org.whalecurve.runs;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which customers somebody may see. Every read of a run for somebody asks for one, see {@link
 * ScopedRun#in}.
 */
public sealed interface Scope {
  /** All customers and the company's totals. */
  Scope COMPANY = new Company();

  /** All customers, with what belongs to none. */
  record Company() implements Scope {}

  /**
   * The customers of some account managers, and some customers by name; nothing else, no totals.
   *
   * @param managers values of {@code customer.manager_id}
   * @param customers values of {@code customer.customer_id}
   */
  record Own(SortedSet<String> managers, SortedSet<String> customers) implements Scope {
    public Own {
      managers = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(managers));
      customers = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(customers));
    }
  }

  /** See {@link Own}. */
  static Scope own(Collection<String> managers, Collection<String> customers) {
    return new Own(new TreeSet<>(managers), new TreeSet<>(customers));
  }
}
