/** How lifetime value is found: the {@code lifetime} section of value.yaml. */
package org.whalecurve.model.lifetime;
