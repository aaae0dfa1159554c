/** Users, roles, whose customers are whose, tokens, the audit log. */
package org.whalecurve.web.admin;
