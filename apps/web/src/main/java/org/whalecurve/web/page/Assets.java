package org.whalecurve.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Styles, scripts and libraries, all from the jar. Their address holds a hash of ours, so that
 * browsers may keep them for ever.
 */
public final class Assets {
  /** Path below the base, then where it lies. */
  public static final Map<String, String> LOCATIONS =
      Map.of(
          "echarts/", "classpath:/META-INF/resources/_static/echarts/6.0.0/dist/",
          "htmx/", "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/",
          "codemirror/", "classpath:/META-INF/resources/webjars/codemirror/5.65.19/",
          "report/", "classpath:/org/whalecurve/reports/",
          "own/", "classpath:/web/");

  private static final List<String> OWN =
      List.of(
          "/web/app.css",
          "/web/app.js",
          "/web/pictures.js",
          "/web/editor.js",
          "/web/editor.css",
          "/org/whalecurve/reports/charts.js");
  private static final int HASH_CHARS = 12;
  private static final Set<String> PRESENT = present();
  private static final String VERSION = version();

  private Assets() {}

  /** Whether a page has a file of its own, {@code pages/costs.js}. */
  public static boolean has(String path) {
    return PRESENT.contains(path);
  }

  private static Set<String> present() {
    return Stream.concat(Frame.PAGES.stream(), Stream.of("start", "customer", "account"))
        .flatMap(page -> Stream.of("pages/" + page + ".js", "pages/" + page + ".css"))
        .filter(path -> Assets.class.getResource("/web/" + path) != null)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where an asset is found, {@code own/app.css}. */
  public static String address(String path) {
    return "/assets/" + VERSION + "/" + path;
  }

  private static String version() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<String> files = new ArrayList<>(OWN);
      PRESENT.forEach(path -> files.add("/web/" + path));
      for (String file : files) {
        try (InputStream in = Assets.class.getResourceAsStream(file)) {
          if (in != null) digest.update(in.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
