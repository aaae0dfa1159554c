/** Weights of criteria from files: judgements of experts, rounds of a Delphi, data. */
package org.whalecurve.flow.weights;
