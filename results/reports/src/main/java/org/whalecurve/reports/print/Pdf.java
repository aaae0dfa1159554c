package org.whalecurve.reports.print;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.util.XRLog;
import java.awt.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Element;

/** Lays XHTML out on pages; fetches nothing from anywhere. */
public final class Pdf {
  /** Type of the objects that stand for drawings. */
  static final String DRAWING = "application/x-whalecurve-drawing";

  private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final Drawings drawings;
  private final Path font;

  /**
   * @param drawings what the objects of the page stand for
   * @param font for Chinese text; null for one of this machine
   */
  public Pdf(Drawings drawings, Path font) {
    this.drawings = drawings;
    this.font = font;
  }

  /**
   * Writes a page.
   *
   * @param xhtml well-formed, its fonts are named latin, chinese and other
   * @param name of the file, for messages
   */
  public void write(String xhtml, OutputStream out, String name) throws IOException {
    String legal = legal(xhtml);
    Optional<Path> chinese = Fonts.chinese(font);
    if (chinese.isEmpty() && legal.codePoints().anyMatch(Character::isIdeographic)) {
      throw Fonts.missing(name);
    }
    XRLog.setLoggingEnabled(false);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withHtmlContent(legal, null);
    builder.useFastMode();
    builder.withProducer("Whalecurve");
    builder.usePdfUaAccessibility(true);
    builder.useReplacementText("\ufffd");
    builder.useExternalResourceAccessControl(
        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useObjectDrawerFactory(factory());
    fonts(builder, chinese);
    builder.toStream(out);
    builder.run();
  }

  private static void fonts(PdfRendererBuilder builder, Optional<Path> chinese) {
    builder.useFont(Pdf::latin, "latin", 400, FontStyle.NORMAL, true);
    // What has no style of its own, such as the corners of a page, asks for this one.
    builder.useFont(Pdf::latin, "serif", 400, FontStyle.NORMAL, true);
    Fonts.bold()
        .ifPresent(file -> builder.useFont(file.toFile(), "latin", 700, FontStyle.NORMAL, true));
    chinese.ifPresent(
        file -> builder.useFont(file.toFile(), "chinese", 400, FontStyle.NORMAL, true));
    Fonts.other()
        .ifPresent(file -> builder.useFont(file.toFile(), "other", 400, FontStyle.NORMAL, true));
  }

  private static InputStream latin() {
    return PDDocument.class.getResourceAsStream(LATIN);
  }

  private DefaultObjectDrawerFactory factory() {
    DefaultObjectDrawerFactory factory = new DefaultObjectDrawerFactory();
    factory.registerDrawer(DRAWING, new Painter());
    return factory;
  }

  /** Paints a drawing where its object stands. */
  private final class Painter implements FSObjectDrawer {
    @Override
    public Map<Shape, String> drawObject(
        Element place,
        double x,
        double y,
        double width,
        double height,
        OutputDevice device,
        RenderingContext context,
        int dotsPerPixel) {
      Drawing drawing = drawings.get(place.getAttribute("data"));
      device.drawWithGraphics(
          (float) x,
          (float) y,
          (float) width / dotsPerPixel,
          (float) height / dotsPerPixel,
          drawing::paint);
      return null;
    }
  }

  /** Without the characters that XML cannot hold. */
  private static String legal(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().map(point -> isLegal(point) ? point : 0xfffd).forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isLegal(int point) {
    return point == '\t'
        || point == '\n'
        || point >= 0x20 && point < 0xd800
        || point >= 0xe000 && point < 0xfffe
        || point > 0xffff;
  }
}
