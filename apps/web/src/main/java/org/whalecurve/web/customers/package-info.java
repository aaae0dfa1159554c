/** All customers of a run: search, filters, lists, exports, and what other pages ask of them. */
package org.whalecurve.web.customers;
