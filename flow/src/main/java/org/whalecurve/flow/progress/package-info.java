/** What a person who waits for a run sees of it. */
package org.whalecurve.flow.progress;
