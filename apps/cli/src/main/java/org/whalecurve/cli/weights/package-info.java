/** The command {@code weights}. */
package org.whalecurve.cli.weights;
