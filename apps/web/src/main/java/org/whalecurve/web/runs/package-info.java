/** Runs of the engine: begun, watched, compared, built again. */
package org.whalecurve.web.runs;
