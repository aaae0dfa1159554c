/**
 * Internal to intake: from a file's bytes to records of UTF-8 text with the lines they stand on.
 */
package org.whalecurve.intake.read;
