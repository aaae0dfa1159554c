/** profit. */
package org.whalecurve.profit;
