/** Sample companies, generated: the same files for the same seed. */
package org.whalecurve.samples;
