/** Scorecards, weights, tiers, matrices and clusters: sections of value.yaml. */
package org.whalecurve.model.score;
