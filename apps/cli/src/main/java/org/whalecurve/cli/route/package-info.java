/** The command that says how to treat a customer who calls. */
package org.whalecurve.cli.route;
