/** From ledger rows to the cost of every cost object: compile, solve, price, balance. */
package org.whalecurve.costing;
