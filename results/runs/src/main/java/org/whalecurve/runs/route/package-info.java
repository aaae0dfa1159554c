/** Answers for contact centres and customer pages, in milliseconds, from one published run. */
package org.whalecurve.runs.route;
