/** What leaves the application as a file: reports of a run, lists, tables. */
package org.whalecurve.web.reports;
