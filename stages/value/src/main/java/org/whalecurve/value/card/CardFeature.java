package org.whalecurve.value.card;

import java.util.Objects;
import org.whalecurve.kernel.Expr;
import org.whalecurve.kernel.ValueType;

/**
 * An attribute that a card may use: a value of every customer that was known before the outcome.
 *
 * @param name what people call it; unique in a card
 * @param value a number, text or boolean of a customer's row
 * @param direction for numbers only
 */
public record CardFeature(String name, Expr value, Direction direction) {
  public CardFeature {
    Objects.requireNonNull(value);
    if (value.type() == ValueType.DATE) {
      throw new IllegalArgumentException(name + ": a date is no attribute, its age is");
    }
    if (direction != Direction.FREE && value.type() != ValueType.NUMBER) {
      throw new IllegalArgumentException(name + ": only a number rises or falls");
    }
  }

  public CardFeature(String name, Expr value) {
    this(name, value, Direction.FREE);
  }
}
