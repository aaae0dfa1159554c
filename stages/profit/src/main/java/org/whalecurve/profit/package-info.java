/**
 * From facts and cost cells to profit: by period, customer, product and channel, by order, by
 * customer with margins, by any dimension, as whale curve and key figures, and the balance that
 * ties them. {@link org.whalecurve.profit.ProfitSteps} is the way in.
 */
package org.whalecurve.profit;
