/**
 * How much each criterion counts: pairwise judgements (AHP), rounds of experts (Delphi), the spread
 * of the data (entropy, CRITIC), and mixtures of these. Weights are positive or zero and sum to 1.
 */
package org.whalecurve.value.weights;
