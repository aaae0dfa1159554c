package org.whalecurve.runs.trace;

/**
 * A row of a source file.
 *
 * @param file relative to the workspace
 * @param line from 1
 */
public record Place(String file, long line) {}
