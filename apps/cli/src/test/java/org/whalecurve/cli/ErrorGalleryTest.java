package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the program says to broken models and files. Every case is a company that runs, with one
 * thing broken; the answers stand in docs/errors. Write them anew with {@code
 * -Dwhalecurve.update=true} and read what has changed.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ErrorGalleryTest {
  @TempDir static Path temp;
  private static Path company;

  /** Family -> its pages' sections as met in this run. */
  private final Map<String, Map<String, String>> met = new TreeMap<>();

  @BeforeAll
  static void publishARunThatNothingMayTouch() throws IOException {
    company = temp.resolve("company");
    BrokenCompany.write(company);
    Cli.Result run = Cli.run("run", "-w", company);
    assertThat(run.code()).as(run.err()).isZero();
    Cli.Result check = Cli.run("check", "-w", company);
    assertThat(check.code()).as(check.out() + check.err()).isZero();
  }

  static Stream<Object[]> cases() {
    return GalleryPage.ALL.stream()
        .flatMap(page -> page.cases().stream().map(one -> new Object[] {page, one}));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("cases")
  void is_told_so_that_a_person_can_mend_it(GalleryPage page, Broken broken) throws IOException {
    Path folder = Cli.copyAll(company, temp.resolve("case"));
    try {
      broken.breakIn(folder);
      Map<String, String> runs = contents(folder.resolve("runs"));
      Cli.Result result = Cli.run(args(broken, folder));
      String said = GalleryPage.said(result, folder);
      String section = page.section(broken, said);
      met.computeIfAbsent(page.file(), k -> new LinkedHashMap<>()).put(broken.name(), section);
      assertThat(result.code()).as(said + result.out()).isEqualTo(broken.code());
      assertThat(result.err())
          .as("a place and a remedy, no inside of the program")
          .doesNotContain("\tat ", "java.", "Exception", "HUGEINT")
          .contains("  -> ");
      assertThat(contents(folder.resolve("runs"))).as("published runs").isEqualTo(runs);
      if (!GalleryPage.UPDATE) assertThat(page.published(broken)).isEqualTo(section);
    } finally {
      Cli.delete(folder);
    }
  }

  private static Object[] args(Broken broken, Path folder) {
    return Stream.concat(
            broken.command().stream().map(arg -> arg.replace("{folder}", folder.toString())),
            Stream.of("-w", folder.toString()))
        .toArray();
  }

  /** Published runs; what a name with a dot holds can be made again. */
  private static Map<String, String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> !folder.relativize(f).toString().startsWith("."))
          .collect(
              Collectors.toMap(
                  f -> folder.relativize(f).toString(),
                  f -> f.toFile().length() + " " + f.toFile().lastModified()));
    }
  }

  @Test
  void the_gallery_has_sixty_pictures_and_no_name_twice() {
    List<String> names =
        GalleryPage.ALL.stream().flatMap(p -> p.cases().stream()).map(Broken::name).toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @Test
  void the_index_names_every_case() throws IOException {
    String index = GalleryPage.index();
    Path file = GalleryPage.folder().resolve("README.md");
    if (GalleryPage.UPDATE) Files.writeString(file, index);
    else assertThat(Files.readString(file)).isEqualTo(index);
  }

  @AfterAll
  void write() throws IOException {
    if (!GalleryPage.UPDATE) return;
    for (GalleryPage page : GalleryPage.ALL) page.write(met.getOrDefault(page.file(), Map.of()));
  }
}
