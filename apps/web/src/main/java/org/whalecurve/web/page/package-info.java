/** What all pages share: the visit, the frame around them, templates, pictures. */
package org.whalecurve.web.page;
