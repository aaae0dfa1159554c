package org.whalecurve.web.customers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;
import org.whalecurve.web.page.Visit;

/** What stands behind the question mark of an address, to be changed for a next one. */
final class Query {
  /** How things look, and what belongs to the page before. */
  private static final Set<String> NOT_KEPT = Set.of("lang", "theme", "_csrf", "page", "cursor");

  private final Map<String, List<String>> values;

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  static Query of(Visit visit) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    visit
        .request()
        .getParameterMap()
        .forEach(
            (name, all) -> {
              List<String> said = new ArrayList<>(List.of(all));
              said.removeIf(String::isEmpty);
              if (!NOT_KEPT.contains(name) && !said.isEmpty()) values.put(name, said);
            });
    return new Query(values);
  }

  /** With a value changed; an empty one takes it out. */
  Query with(String name, Object value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    if (value.toString().isEmpty()) changed.remove(name);
    else changed.put(name, List.of(value.toString()));
    return new Query(changed);
  }

  String at(String path) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    List<Object> filled = new ArrayList<>();
    values.forEach(
        (name, all) -> {
          for (String one : all) {
            address.queryParam(plain(name), "{p" + filled.size() + "}");
            filled.add(one);
          }
        });
    return address.encode().buildAndExpand(filled.toArray()).toUriString();
  }

  /** Names of ours hold nothing else; others cannot be template variables. */
  private static String plain(String name) {
    return name.replaceAll("[{}]", "");
  }
}
