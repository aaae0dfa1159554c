package org.whalecurve.model.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whalecurve.model.yaml.ExprText;
import org.whalecurve.model.yaml.Section;
import org.whalecurve.model.yaml.Titles;

/**
 * A stage of the life of customers.
 *
 * @param titles by language
 * @param when over the customer's columns; null for all that no earlier stage took
 */
public record StageModel(String name, Map<String, String> titles, ExprText when) {
  static List<StageModel> read(Section file) {
    List<StageModel> stages = new ArrayList<>();
    file.block("lifecycle")
        .map(y -> Section.of(y, List.of("stages")))
        .flatMap(s -> s.block("stages"))
        .ifPresent(
            yaml ->
                Section.named(yaml)
                    .entries()
                    .forEach(
                        (name, entry) -> {
                          Section said = Section.of(entry.value(), List.of("title", "when"));
                          stages.add(
                              new StageModel(
                                  name, Titles.of(said), said.expression("when").orElse(null)));
                        }));
    checkLast(file, stages);
    return List.copyOf(stages);
  }

  private static void checkLast(Section file, List<StageModel> stages) {
    for (int i = 0; i + 1 < stages.size(); i++) {
      if (stages.get(i).when() != null) continue;
      file.key("lifecycle")
          .problem(
              "unreachable-stage",
              "The stage '"
                  + stages.get(i).name()
                  + "' takes every customer, so that '"
                  + stages.get(i + 1).name()
                  + "' takes none.",
              "Give it a condition with when, or put it last.");
    }
  }
}
