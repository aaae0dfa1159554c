/** What is done about customers: {@code model/strategy.yaml}. */
package org.whalecurve.model.strategy;
