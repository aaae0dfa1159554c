/** Lifecycle, churn and default cards, acquisition: sections of value.yaml. */
package org.whalecurve.model.risk;
