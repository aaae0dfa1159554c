/** REST that belongs to no page. */
package org.whalecurve.web.api;
