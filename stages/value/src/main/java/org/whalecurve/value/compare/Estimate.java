package org.whalecurve.value.compare;

/**
 * A figure of a group with its interval.
 *
 * @param customers that it is taken over
 * @param value the figure; NaN where it cannot be told
 * @param low lower end of the interval; NaN where it cannot be told
 * @param high upper end
 */
public record Estimate(long customers, double value, double low, double high) {}
