/**
 * Lifetimes in whole periods: purchases at given opportunities (BG/BB), and contracts that are
 * renewed or not (shifted-beta-geometric).
 */
package org.whalecurve.value.discrete;
