package org.whalecurve.reports.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a document together from its resource files. */
public final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  private Template() {}

  /** Fills the places {@code {{name}}} in one pass: what is filled in is not read again. */
  public static String fill(String template, Map<String, String> values) {
    Matcher place = PLACE.matcher(template);
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (place.find()) {
      String value = values.get(place.group(1));
      if (value == null) throw new IllegalStateException("nothing for {{" + place.group(1) + "}}");
      out.append(template, from, place.start()).append(value);
      from = place.end();
    }
    return out.append(template.substring(from)).toString();
  }

  /** A script's hash for the page's policy: the browser runs what is hashed and nothing else. */
  public static String hash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A resource as text. */
  public static String read(String path) {
    try (InputStream in = Template.class.getResourceAsStream(path)) {
      if (in == null) throw new IllegalStateException("missing resource " + path);
      // One kind of line end, as browsers see it when they check a script's hash.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
