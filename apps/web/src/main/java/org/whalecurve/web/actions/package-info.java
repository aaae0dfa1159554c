/** What to do with whom, and what became of it. */
package org.whalecurve.web.actions;
