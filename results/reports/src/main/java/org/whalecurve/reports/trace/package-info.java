/** Explanations of figures as text for people, in English and Chinese. */
package org.whalecurve.reports.trace;
