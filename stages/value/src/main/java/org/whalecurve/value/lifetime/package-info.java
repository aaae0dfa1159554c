/**
 * How many more transactions a customer makes: models of repeat buying fitted by maximum likelihood
 * on distinct histories with counts, and what follows from them for one customer or for all.
 */
package org.whalecurve.value.lifetime;
