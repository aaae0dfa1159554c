/**
 * Paper: pictures as shapes, and pages as PDF. What the pictures show is the same data that the
 * page's script draws on a screen.
 */
package org.whalecurve.reports.print;
