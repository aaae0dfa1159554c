/**
 * What leaves a run for people: tables as text, CSV, XLSX, JSON and HTML ({@link
 * org.whalecurve.reports.Exports}), and the report ({@link org.whalecurve.reports.HtmlReport}).
 */
package org.whalecurve.reports;
