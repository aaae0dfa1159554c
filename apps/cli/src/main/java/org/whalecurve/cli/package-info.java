/** The command line: one class per command, each a thin layer over flow, runs and reports. */
package org.whalecurve.cli;
