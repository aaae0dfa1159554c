package org.whalecurve.model;

import org.whalecurve.kernel.SourcePlace;

/**
 * An expression as the user wrote it; checked by {@link Expressions} when the columns in scope are
 * known.
 */
public record ExprText(String text, SourcePlace place) {}
