package org.whalecurve.cli.weights;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.whalecurve.kernel.Suggest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A method by its name. */
final class MethodName implements ITypeConverter<WeightsCommand.Method> {
  @Override
  public WeightsCommand.Method convert(String written) {
    List<String> known =
        Stream.of(WeightsCommand.Method.values())
            .map(m -> m.name().toLowerCase(Locale.ROOT))
            .toList();
    int place = known.indexOf(written.toLowerCase(Locale.ROOT));
    if (place >= 0) return WeightsCommand.Method.values()[place];
    throw new TypeConversionException(
        "there is no method '" + written + "'. " + Suggest.didYouMean(written, known));
  }
}
