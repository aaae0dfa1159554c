package org.whalecurve.kernel;

/**
 * A place in a file that a person can open.
 *
 * @param file path as the user wrote it, relative to the workspace, with forward slashes
 * @param line line, counted from 1; 0 where the place is the whole file
 * @param column column in characters, counted from 1; 0 where the place is the whole line
 */
public record SourcePlace(String file, int line, int column) {
  public static SourcePlace ofFile(String file) {
    return new SourcePlace(file, 0, 0);
  }

  @Override
  public String toString() {
    if (line == 0) return file;
    return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
  }
}
