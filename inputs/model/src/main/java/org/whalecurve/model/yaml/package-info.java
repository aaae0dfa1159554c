/** Reading YAML so that every problem is found, with its place, and reading goes on. */
package org.whalecurve.model.yaml;
