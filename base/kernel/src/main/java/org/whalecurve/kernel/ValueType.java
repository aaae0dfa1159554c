package org.whalecurve.kernel;

/** The four types that expressions know. Numbers are exact decimals, never binary fractions. */
public enum ValueType {
  TEXT,
  NUMBER,
  DATE,
  BOOLEAN
}
