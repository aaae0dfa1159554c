/** Sign-in and sign-out. */
package org.whalecurve.web.door;
