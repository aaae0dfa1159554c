package org.whalecurve.flow.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whalecurve.runs.Manifest;

/** The time left, from what earlier runs took and what this one has shown. */
class EtaTest {
  private static final List<String> STEPS = List.of("a", "b", "c", "d");

  @Test
  void atTheBeginningItIsWhatTheLastRunTook() {
    assertThat(eta(run(1, 2, 3, 4)).secondsLeft(-1, 0)).hasValue(10);
  }

  @Test
  void aSlowerMachineShowsInWhatIsLeft() {
    Eta eta = eta(run(10, 10, 10, 10));
    eta.done(20);
    // (20 + 2) / (10 + 2) times the thirty seconds of the rest
    assertThat(eta.secondsLeft(-1, 0).getAsDouble()).isCloseTo(55, within(0.001));
    eta.done(20);
    eta.done(20);
    eta.done(20);
    assertThat(eta.secondsLeft(-1, 0)).hasValue(0);
  }

  @Test
  void aStepThatWasTakenOverCountsNothing() {
    Eta eta = eta(run(1, 2, 3, 4));
    eta.reused();
    eta.reused();
    assertThat(eta.secondsLeft(-1, 0)).hasValue(7);
  }

  @Test
  void aStepThatSaysHowFarItIsCounts() {
    Eta eta = eta(run(0, 0, 0, 10));
    for (int i = 0; i < 3; i++) eta.reused();
    assertThat(eta.secondsLeft(-1, 4)).hasValue(6);
    assertThat(eta.secondsLeft(-1, 40)).hasValue(0);
    assertThat(eta.secondsLeft(0.99, 99).getAsDouble()).isCloseTo(1, within(0.05));
  }

  @Test
  void aRunThatTookAStepOverDoesNotHideWhatItTook() {
    Manifest reusing = manifest(List.of(new Manifest.StepEntry("a", 0, 5, true)));
    assertThat(new Eta(STEPS, List.of(reusing, run(7, 0, 0, 0))).secondsLeft(-1, 0)).hasValue(7);
  }

  @Test
  void aFirstRunSaysNothingBeforeItHasShownSomething() {
    Eta eta = new Eta(STEPS, List.of());
    assertThat(eta.secondsLeft(-1, 3)).isEmpty();
    eta.done(2);
    assertThat(eta.secondsLeft(-1, 0)).hasValue(6);
  }

  private static Eta eta(Manifest run) {
    return new Eta(STEPS, List.of(run));
  }

  private static Manifest run(double... seconds) {
    List<Manifest.StepEntry> steps = new java.util.ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      steps.add(new Manifest.StepEntry(STEPS.get(i), seconds[i], 1, false));
    }
    return manifest(steps);
  }

  private static Manifest manifest(List<Manifest.StepEntry> steps) {
    List<Manifest.FileEntry> none = List.of();
    return new Manifest(
        "r", "c", "USD", "en", "1", "duckdb", "1", 0, List.of(), "", none, none, List.of(), steps,
        Map.of(), List.of(), Map.of());
  }
}
