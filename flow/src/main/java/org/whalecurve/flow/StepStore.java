package org.whalecurve.flow;

import java.nio.file.Path;
import java.util.Optional;
import org.whalecurve.engine.Step;
import org.whalecurve.runs.StepRecord;

/** Where the tables of steps are while a run goes, and what is left of earlier runs. */
interface StepStore {
  /** Whether {@link #known} can find anything at all. */
  boolean remembers();

  /** A step that has been done before. */
  Optional<StepRecord> known(String identity);

  /** The file of a table of such a step, where it is still there. */
  Optional<Path> find(String identity, String table);

  /** A folder for the tables of a step that begins. */
  Path begin(Step step);

  /**
   * Takes the tables of a step that is done.
   *
   * @return the folder where they are from now on
   */
  Path finish(Path folder, StepRecord record);

  /** No step to come reads this file. */
  void release(Path file);

  /** A folder that remembers nothing. */
  static StepStore of(Path folder) {
    return new StepStore() {
      @Override
      public boolean remembers() {
        return false;
      }

      @Override
      public Optional<StepRecord> known(String identity) {
        return Optional.empty();
      }

      @Override
      public Optional<Path> find(String identity, String table) {
        return Optional.empty();
      }

      @Override
      public Path begin(Step step) {
        return Folders.create(folder.resolve("tables"));
      }

      @Override
      public Path finish(Path tables, StepRecord record) {
        return tables;
      }

      @Override
      public void release(Path file) {
        Folders.deleteFile(file);
      }
    };
  }
}
