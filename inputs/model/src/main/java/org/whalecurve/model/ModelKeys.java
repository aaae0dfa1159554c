package org.whalecurve.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalecurve.kernel.Problems;
import org.whalecurve.model.yaml.Yaml;
import org.whalecurve.model.yaml.YamlFile;

/** A model file as a list of keys and values, to tell two versions of it apart. */
public final class ModelKeys {
  private final Map<String, String> values = new LinkedHashMap<>();

  private ModelKeys() {}

  /**
   * Every value of a file by the path of keys that leads to it, for instance {@code
   * activities.order.time}; comments and layout do not count. A file that cannot be read has none.
   */
  public static Map<String, String> of(String file, String text) {
    ModelKeys keys = new ModelKeys();
    Optional<Yaml> root = YamlFile.read(file, text, new Problems());
    root.ifPresent(yaml -> keys.add("", yaml));
    return keys.values;
  }

  private void add(String path, Yaml yaml) {
    if (yaml.isMap()) {
      for (Yaml.Entry entry : yaml.entries()) {
        String key = entry.key().text().orElse("?");
        add(path.isEmpty() ? key : path + "." + key, entry.value());
      }
    } else if (yaml.isList()) {
      List<Yaml> items = yaml.items();
      for (int i = 0; i < items.size(); i++) add(path + "[" + (i + 1) + "]", items.get(i));
    } else {
      values.put(path, yaml.isNull() ? "" : yaml.text().orElse(""));
    }
  }
}
