/** costing. */
package org.whalecurve.costing;
