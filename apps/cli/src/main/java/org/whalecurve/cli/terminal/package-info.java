/** Where a command meets the person's screen. */
package org.whalecurve.cli.terminal;
