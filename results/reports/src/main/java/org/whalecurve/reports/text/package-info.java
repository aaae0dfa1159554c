/** Numbers, sentences and tables as HTML for people, in both languages. */
package org.whalecurve.reports.text;
