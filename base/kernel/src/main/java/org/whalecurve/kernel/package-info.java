/**
 * Words that every module speaks: amounts, periods, problems with their places, expressions,
 * fingerprints. JDK only.
 */
package org.whalecurve.kernel;
