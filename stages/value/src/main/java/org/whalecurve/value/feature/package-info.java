/** Features of customers, and recency, frequency, monetary. */
package org.whalecurve.value.feature;
