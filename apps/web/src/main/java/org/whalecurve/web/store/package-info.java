/** What people enter in the application, on disk when it is acknowledged. */
package org.whalecurve.web.store;
