/**
 * Lifetime value of a file of its own, outside of any workspace: histories of customers, cohorts or
 * a log of transactions to fitted models, forecasts and their check on a holdout.
 */
package org.whalecurve.flow.lifetime;
