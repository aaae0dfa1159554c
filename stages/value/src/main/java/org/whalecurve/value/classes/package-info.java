/**
 * Few classes from many values: natural breaks, quantiles, thresholds, cumulative shares, and
 * clusters of several features. Learnt from distinct values with counts; equal values always share
 * a class.
 */
package org.whalecurve.value.classes;
