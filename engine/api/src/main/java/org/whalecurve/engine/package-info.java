/** The border to SQL engines: sessions, steps, and the few things that engines say differently. */
package org.whalecurve.engine;
