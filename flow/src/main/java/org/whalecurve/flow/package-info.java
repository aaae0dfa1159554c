/** flow. */
package org.whalecurve.flow;
