/** Why a customer has its score. */
package org.whalecurve.runs.score;
