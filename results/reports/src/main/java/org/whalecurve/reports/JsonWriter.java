package org.whalecurve.reports;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** An array of objects, one per line; amounts are numbers with all decimals. */
final class JsonWriter implements SheetWriter {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final Writer out;
  private List<Sheet.Column> columns;
  private boolean first = true;

  JsonWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(String title, List<Sheet.Column> columns) throws IOException {
    this.columns = columns;
    out.write('[');
  }

  @Override
  public void row(List<Object> values) throws IOException {
    out.write(first ? "\n" : ",\n");
    first = false;
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      json.writeStartObject();
      for (int i = 0; i < values.size(); i++) {
        json.writeName(columns.get(i).name());
        value(json, values.get(i));
      }
      json.writeEndObject();
    }
  }

  private static void value(JsonGenerator json, Object value) {
    if (value == null || value instanceof Double number && !Double.isFinite(number)) {
      json.writeNull();
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(value.toString());
    }
  }

  @Override
  public void end() throws IOException {
    out.write(first ? "]\n" : "\n]\n");
    out.flush();
  }
}
