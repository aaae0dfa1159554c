/** The score of every customer, its tiers, and how far both hang on the weights. */
package org.whalecurve.value.score;
