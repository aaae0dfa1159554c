/** intake. */
package org.whalecurve.intake;
