/** From files to the first whale curve. */
package org.whalecurve.web.start;
