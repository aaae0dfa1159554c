/**
 * Where a figure comes from and where a ledger row goes, found from a published run when somebody
 * asks. Nothing of it is stored: assignment is linear, so the published edges of the cost network
 * say how much of each pool is in every amount.
 */
package org.whalecurve.runs.trace;
