/** The pages of the report: text, tables and chart data from a published run. */
package org.whalecurve.reports.page;
