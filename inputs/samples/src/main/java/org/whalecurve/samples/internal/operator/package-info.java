/** The telecom operator: its customers, products, bills and events. */
package org.whalecurve.samples.internal.operator;
