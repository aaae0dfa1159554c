/** What would bring each customer to break-even and to a target margin. */
package org.whalecurve.strategy.lever;
