package org.whalecurve.strategy.lever;

/**
 * What is said where a condition holds.
 *
 * @param when SQL condition; the first that holds counts
 * @param en sentence with names of values in braces
 * @param zh the same in Chinese
 */
record Said(String when, String en, String zh) {}
