package org.whalecurve.value.weights;

/**
 * What is wrong with a cell of a matrix, or with all of it.
 *
 * @param row from 0; −1 for the whole matrix
 * @param column from 0; −1 for the whole row
 * @param message what is wrong, with its numbers
 * @param remedy what to do about it
 */
public record Flaw(int row, int column, String message, String remedy) {
  static Flaw ofAll(String message, String remedy) {
    return new Flaw(-1, -1, message, remedy);
  }
}
