/**
 * Joins the stages into a run: {@link org.whalecurve.flow.RunPlan} lists the steps, {@link
 * org.whalecurve.flow.Runner} executes and publishes them.
 */
package org.whalecurve.flow;
