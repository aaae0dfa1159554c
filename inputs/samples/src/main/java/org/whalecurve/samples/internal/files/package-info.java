/** What every generator needs: fast files, repeatable random numbers, months. */
package org.whalecurve.samples.internal.files;
