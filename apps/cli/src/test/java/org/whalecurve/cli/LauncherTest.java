package org.whalecurve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launchers for POSIX and for Windows start the same program in the same way. */
class LauncherTest {
  private static final List<String> COMMON =
      List.of(
          "-XX:ArchiveClassesAtExit",
          "-XX:SharedArchiveFile",
          "WHALECURVE_JAVA_OPTIONS",
          "-pl apps/cli,apps/web -am -Dmaven.test.skip=true -Dspotless.check.skip=true package",
          "Whalecurve needs a JDK 17 or later",
          "Install Maven 3.8 or later");

  @Test
  void bothUseTheSameOptionsAndMainClass() throws IOException {
    String posix = Files.readString(Cli.root().resolve("whalecurve"));
    String windows = Files.readString(Cli.root().resolve("whalecurve.cmd"));
    for (String name : List.of("OPTIONS", "MAIN")) {
      assertThat(setting(windows, name)).as(name).isNotEmpty().isEqualTo(setting(posix, name));
    }
    assertThat(Main.class.getName()).isEqualTo(setting(posix, "MAIN"));
    for (String text : COMMON) {
      assertThat(flat(posix)).contains(text);
      assertThat(flat(windows)).contains(text);
    }
  }

  private static String setting(String script, String name) {
    Matcher found =
        Pattern.compile("(?m)^(?:set \")?" + name + "=\"?([^\"\\r\\n]+)\"?").matcher(script);
    return found.find() ? found.group(1).strip() : "";
  }

  private static String flat(String script) {
    return script.replaceAll("([\\\\^]\\R|\\s)+", " ");
  }
}
