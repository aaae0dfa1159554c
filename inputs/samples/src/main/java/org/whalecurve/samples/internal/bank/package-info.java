/** A bank's credit cards: cardholders, what they do each month, and what that costs. */
package org.whalecurve.samples.internal.bank;
