/** DuckDB as an engine. Nothing outside this package names DuckDB's classes. */
package org.whalecurve.engine.duckdb;
