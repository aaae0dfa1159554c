/** One customer: profit and loss, why, what to do, how it came about. */
package org.whalecurve.web.customer;
