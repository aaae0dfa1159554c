/** Who may come in, and who may do what. */
package org.whalecurve.web.security;
