/** Internal to intake: how a column writes its numbers and dates, learnt from a sample. */
package org.whalecurve.intake.type;
