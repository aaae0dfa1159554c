/** What to do about each customer: treatments, actions, levers, routing. */
package org.whalecurve.strategy;
