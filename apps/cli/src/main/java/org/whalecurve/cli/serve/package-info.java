/** The web application, started from the command line. */
package org.whalecurve.cli.serve;
