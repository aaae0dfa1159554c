/** cli. */
package org.whalecurve.cli;
