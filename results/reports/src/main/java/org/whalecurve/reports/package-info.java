/** reports. */
package org.whalecurve.reports;
