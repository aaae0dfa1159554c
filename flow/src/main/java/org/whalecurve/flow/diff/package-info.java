/** Two runs side by side: what changed, and why. */
package org.whalecurve.flow.diff;
