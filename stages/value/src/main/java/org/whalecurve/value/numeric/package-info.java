/** Sums, integrals and functions that the models of lifetime value are made of. */
package org.whalecurve.value.numeric;
