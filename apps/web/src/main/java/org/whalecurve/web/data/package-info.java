/** Published runs, open for many readers. */
package org.whalecurve.web.data;
