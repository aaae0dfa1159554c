/** Whether groups of customers differ by more than chance. Pure functions over small tables. */
package org.whalecurve.value.compare;
