/** Files read on their own, outside of any workspace and its mappings. */
package org.whalecurve.intake.single;
