/** What customers did and when, brought down to distinct histories in stated units of time. */
package org.whalecurve.value.history;
