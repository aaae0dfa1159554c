/**
 * From checked tables to facts: customers, products and channels get dense numbers, periods one
 * grain, amounts one currency and one sign. Everything after this reads facts only.
 */
package org.whalecurve.intake.conform;
