package org.whalecurve.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;

/** Calcite takes half a second to load; a number or a column must do without it. */
class SimpleExpressionsStartFastTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"0.8", "30%", "Customer ID", "\"Customer ID\"", "'express'", "true", "t.Name"})
  void readsWithoutCalcite(String text) throws Exception {
    try (URLClassLoader loader = withoutCalcite()) {
      Class<?> exprText = loader.loadClass(ExprText.class.getName());
      Class<?> place = loader.loadClass(SourcePlace.class.getName());
      Class<?> scope = loader.loadClass(Schema.Scope.class.getName());
      Class<?> type = loader.loadClass("org.whalecurve.kernel.ValueType");
      Object columns =
          Map.of("Customer ID", type.getEnumConstants()[0], "Name", type.getEnumConstants()[0]);
      Object expr =
          loader
              .loadClass(Expressions.class.getName())
              .getMethod("compile", exprText, scope, type)
              .invoke(
                  null,
                  exprText
                      .getConstructor(String.class, place)
                      .newInstance(text, place.getMethod("ofFile", String.class).invoke(null, "f")),
                  scope.getMethod("of", String.class, Map.class).invoke(null, "t", columns),
                  null);
      assertThat(expr).isNotNull();
    }
  }

  private static URLClassLoader withoutCalcite() {
    List<String> path = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
    Stream<URL> urls =
        path.stream()
            .filter(p -> p.contains("whalecurve") || p.contains("classes"))
            .map(SimpleExpressionsStartFastTest::url);
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String path) {
    try {
      return new File(path).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
