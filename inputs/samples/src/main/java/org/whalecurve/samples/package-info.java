/** samples. */
package org.whalecurve.samples;
