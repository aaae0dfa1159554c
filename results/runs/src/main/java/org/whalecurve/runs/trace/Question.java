package org.whalecurve.runs.trace;

/**
 * Which figure is to be explained.
 *
 * @param customer a customer, {@code (unassigned)} or {@code (unused)}
 * @param activity an activity, or a pool or resource that goes straight to customers; null for all
 *     of the customer's cost
 * @param product null for all products
 * @param period null for all periods
 */
public record Question(
    String customer, String activity, String product, String period, View view) {}
