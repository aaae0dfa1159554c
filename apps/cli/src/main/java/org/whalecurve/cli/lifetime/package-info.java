/** {@code clv}: lifetime value from files, outside of any workspace. */
package org.whalecurve.cli.lifetime;
