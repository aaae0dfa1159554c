/**
 * The model as its YAML files say it: immutable records with places, checked as a whole, executed
 * by others.
 */
package org.whalecurve.model;
