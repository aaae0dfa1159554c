package org.whalecurve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.model.Workspace.Source;

/** A source may use columns of other files, and may repeat its key on purpose. */
class JoinTest {
  @TempDir Path folder;

  private Source source(String keys) {
    String main =
        "currency: USD\nsources:\n  transaction:\n    files: data/lines.csv\n" + keys.indent(4);
    return Workspaces.load(folder, main, null, null).sources().get(0);
  }

  @Test
  void oneJoinOnAColumnThatBothHave() {
    Source source = source("join: {files: data/heads.csv, on: Order No}");
    assertThat(source.joins()).hasSize(1);
    assertThat(source.joins().get(0).files()).containsExactly("data/heads.csv");
    assertThat(source.joins().get(0).on()).isEqualTo(Map.of("Order No", "Order No"));
    assertThat(source.distinct()).isFalse();
  }

  @Test
  void severalJoinsAndColumnsOfDifferentNames() {
    Source source =
        source(
            """
            join:
              - {files: [a.csv, b.csv], on: [Order, Year]}
              - {files: stores.xlsx, format: {sheet: Stores}, on: {Store No: Number}}
            distinct: true
            """);
    assertThat(source.joins().get(0).on().keySet()).isEqualTo(java.util.Set.of("Order", "Year"));
    assertThat(source.joins().get(1).on()).isEqualTo(Map.of("Store No", "Number"));
    assertThat(source.joins().get(1).format().sheet()).isEqualTo("Stores");
    assertThat(source.distinct()).isTrue();
  }

  @Test
  void aJoinWithoutFileOrColumnIsAProblem() {
    assertThatThrownBy(() -> source("join: {file: data/heads.csv}"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problems().stream().map(p -> p.place().line()).distinct())
                    .isEqualTo(List.of(5)));
  }
}
