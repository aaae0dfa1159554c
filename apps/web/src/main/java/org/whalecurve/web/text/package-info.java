/** What pages say, in both languages. */
package org.whalecurve.web.text;
