/** Which customers wait for the judgement of an expert, and what was judged. */
package org.whalecurve.web.scores;
