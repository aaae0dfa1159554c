/** runs. */
package org.whalecurve.runs;
