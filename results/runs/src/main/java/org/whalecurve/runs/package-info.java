/**
 * Published runs: immutable folders of Parquet tables with a manifest. {@link
 * org.whalecurve.runs.RunWriter} makes them, {@link org.whalecurve.runs.RunStore} finds them,
 * {@link org.whalecurve.runs.RunReader} reads them.
 */
package org.whalecurve.runs;
