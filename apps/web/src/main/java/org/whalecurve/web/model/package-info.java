/** The model: its files in an editor, their way through review, their history, weights. */
package org.whalecurve.web.model;
