/** Benchmarks at scale: ratios against hand-written SQL, in the same run. */
package org.whalecurve.bench;
