package org.whalecurve.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.whalecurve.kernel.ProblemException;

/** A manifest survives its file, also one that another version wrote. */
class ManifestTest {
  private static final Path FILE = Path.of("runs/r1/manifest.json");

  @Test
  void comesBackAsItWas() {
    Manifest manifest = TestRuns.manifest("r1", "2026-11-23T10:00:00Z");
    assertThat(Manifest.fromJson(manifest.toJson(), FILE)).isEqualTo(manifest);
  }

  @Test
  void readsWhatAnotherVersionWrote() {
    Manifest manifest = Manifest.fromJson("{\"run\": \"r1\", \"later\": [1]}", FILE);
    assertThat(manifest.run()).isEqualTo("r1");
    assertThat(manifest.tables()).isEmpty();
    assertThat(manifest.controlTotals()).isEmpty();
  }

  @Test
  void saysWhereItIsDamaged() {
    assertThatThrownBy(() -> Manifest.fromJson("{\n\"run\": oops}", FILE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("manifest.json:2")
        .hasMessageContaining("[damaged-run]");
  }
}
