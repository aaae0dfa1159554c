/** Changing the model with a net under it: drafts are checked, completed and compared first. */
package org.whalecurve.flow.editing;
