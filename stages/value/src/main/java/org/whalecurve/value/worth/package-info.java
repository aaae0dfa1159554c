/** What customers will bring: histories, the model chosen and fitted, lifetime value on profit. */
package org.whalecurve.value.worth;
