/** Columns of customers that steps add one after the other, and the SQL that reads them. */
package org.whalecurve.value.columns;
