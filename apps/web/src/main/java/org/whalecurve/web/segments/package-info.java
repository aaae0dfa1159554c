/** Customers in groups: pyramid, matrices, bands, RFM, cohorts, clusters, and who moved. */
package org.whalecurve.web.segments;
