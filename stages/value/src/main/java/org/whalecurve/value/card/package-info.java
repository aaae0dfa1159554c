/**
 * Points cards: the risk that a customer leaves, or does not pay, learnt from customers whose
 * outcome is known, and told as a sum of points that anybody can check by hand.
 */
package org.whalecurve.value.card;
