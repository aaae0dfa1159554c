/**
 * How good forecasts of purchases are, told from a time that the model has not seen; and the choice
 * between models by what is known before that time.
 */
package org.whalecurve.value.holdout;
