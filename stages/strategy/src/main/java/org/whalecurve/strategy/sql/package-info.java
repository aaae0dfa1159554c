/** How the stage writes SQL: sentences with numbers, and large tables in parts. */
package org.whalecurve.strategy.sql;
