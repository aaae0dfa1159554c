package org.whalecurve.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** A template with what it shows; controllers return one. */
public final class Page implements View {
  private static final TemplateEngine ENGINE = engine();

  private final String template;
  private final Map<String, Object> model = new HashMap<>();
  private HttpStatus status = HttpStatus.OK;

  private Page(String template) {
    this.template = template;
  }

  private static TemplateEngine engine() {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), "org.whalecurve.web.jte");
    engine.setTrimControlStructures(true);
    return engine;
  }

  /** The template {@code name.jte}. */
  public static Page of(String name) {
    return new Page(name + ".jte");
  }

  public Page with(String name, Object value) {
    model.put(name, value);
    return this;
  }

  public Page status(HttpStatus other) {
    status = other;
    return this;
  }

  @Override
  public String getContentType() {
    return "text/html;charset=UTF-8";
  }

  @Override
  public void render(
      Map<String, ?> ignored, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Utf8ByteOutput output = new Utf8ByteOutput();
    ENGINE.render(template, model, output);
    response.setStatus(status.value());
    response.setContentType(getContentType());
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(output.getContentLength());
    output.writeTo(response.getOutputStream());
  }

  /** The page as text, for tests and parts. */
  public String text() {
    Utf8ByteOutput output = new Utf8ByteOutput();
    ENGINE.render(template, model, output);
    return new String(output.toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
