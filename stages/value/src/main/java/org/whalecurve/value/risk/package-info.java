/** Steps of a run: lifecycle, churn and default cards, comparison of groups, acquisition. */
package org.whalecurve.value.risk;
