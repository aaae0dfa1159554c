/** The web application: pages, REST, sign-in. It shows published runs and nothing else. */
package org.whalecurve.web;
