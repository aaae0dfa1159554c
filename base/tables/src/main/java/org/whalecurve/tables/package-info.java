/** Every table that crosses a border: grain, key, columns, units. Records only, no logic. */
package org.whalecurve.tables;
