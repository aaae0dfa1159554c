/** What customers are worth, as {@code model/value.yaml} says it. */
package org.whalecurve.model.value;
