/** Scores as JSON. */
package org.whalecurve.cli.score;
