/**
 * What customers are worth: features, lifetime value, churn, score, tiers and matrices, on top of
 * the profit of each. What touches every customer is SQL; Java learns from small tables.
 */
package org.whalecurve.value;
