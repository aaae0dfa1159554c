/** Sentences with numbers, as SQL. */
package org.whalecurve.strategy.words;
