/**
 * What a customer spends, or brings in, per transaction: gamma-gamma where amounts are positive, a
 * normal model of profit where they need not be.
 */
package org.whalecurve.value.spend;
