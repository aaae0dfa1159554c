package org.whalecurve.flow.editing;

import java.util.Set;
import java.util.TreeSet;
import org.whalecurve.model.ModelLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every description in the schemas of the model's files. */
final class SchemaDescriptions {
  private SchemaDescriptions() {}

  static Set<String> all() {
    Set<String> all = new TreeSet<>();
    for (String file : ModelLoader.FILES) {
      String name = file.substring(file.lastIndexOf('/') + 1).replace(".yaml", ".schema.json");
      JsonNode schema =
          JsonMapper.shared().readTree(SchemaDescriptions.class.getResourceAsStream(name));
      schema.findValues("description").forEach(d -> add(d, all));
    }
    return all;
  }

  private static void add(JsonNode description, Set<String> all) {
    if (description.isString()) all.add(description.asString());
  }
}
