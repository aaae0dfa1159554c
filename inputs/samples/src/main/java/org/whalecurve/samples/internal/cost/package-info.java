/**
 * The cost side of the telecom operator: ledger, drivers, and the search for amounts that meet the
 * published figures.
 */
package org.whalecurve.samples.internal.cost;
