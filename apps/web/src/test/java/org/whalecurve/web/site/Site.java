package org.whalecurve.web.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.whalecurve.flow.RunListener;
import org.whalecurve.flow.RunPlan;
import org.whalecurve.flow.Runner;
import org.whalecurve.model.ModelLoader;
import org.whalecurve.web.Server;
import org.whalecurve.web.data.ServerOptions;
import org.whalecurve.web.security.Role;
import org.whalecurve.web.store.Users;

/**
 * A running application on a workspace of its own, with one user of each role. {@link #company()}
 * is shared by tests that only read; others start their own.
 */
public final class Site implements AutoCloseable {
  public static final String PASSWORD = "correct horse battery";
  public static final String ADMIN = "ada";
  public static final String ANALYST = "ann";
  public static final String DECIDER = "dora";
  public static final String MANAGER = "max";

  private static Site shared;

  private final Path folder;
  private final Server server;

  private Site(Path folder) {
    this.folder = folder;
    PrintWriter silent = new PrintWriter(Writer.nullWriter());
    this.server =
        new Server().start(new ServerOptions(folder, "127.0.0.1", 0, false, "1GB"), silent);
  }

  /** The telecom example, published, with users; the same for all tests of the build. */
  public static synchronized Site company() {
    if (shared == null) {
      shared = of("telecom");
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  /** A site of its own on a published example, with users. */
  public static Site of(String example) {
    return of(example, Map.of());
  }

  /**
   * The same with further files.
   *
   * @param files path in the workspace to text
   */
  public static Site of(String example, Map<String, String> files) {
    return of(
        folder -> {
          copy(root().resolve("examples").resolve(example), folder);
          files.forEach((path, text) -> write(folder.resolve(path), text));
        });
  }

  /** A site of its own on the company that {@code files} puts into a folder, with users. */
  public static Site of(Consumer<Path> files) {
    Path folder = temp();
    files.accept(folder);
    run(folder);
    Site site = new Site(folder);
    site.addUsers();
    return site;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of an example, not published and without a server. */
  public static Path copyOf(String example) {
    Path folder = temp();
    copy(root().resolve("examples").resolve(example), folder);
    return folder;
  }

  /** A site on an empty folder, without users. */
  public static Site empty() {
    return new Site(temp());
  }

  /** A site on a folder that is there, for instance after {@link #stop}. */
  public static Site on(Path folder) {
    return new Site(folder);
  }

  public static void run(Path folder) {
    Runner.run(RunPlan.of(ModelLoader.load(folder), RunPlan.Options.DEFAULT), RunListener.SILENT);
  }

  /** Every role once; the account manager sees the customers of the first manager of the data. */
  public void addUsers() {
    add(ADMIN, Role.ADMINISTRATOR);
    add(ANALYST, Role.ANALYST);
    add(DECIDER, Role.DECISION_MAKER);
    add(MANAGER, Role.ACCOUNT_MANAGER);
    List<String> customers = someCustomers();
    server.part(Users.class).setOwnership(MANAGER, List.of(), customers);
  }

  public void add(String name, Role role) {
    Users users = server.part(Users.class);
    users.add(
        name,
        name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
        null,
        role);
    users.setPassword(name, server.part(PasswordEncoder.class).encode(PASSWORD));
  }

  /** Forty customers of the run, every hundredth. */
  public List<String> someCustomers() {
    var runs = server.part(org.whalecurve.web.data.PublishedRuns.class);
    var rows =
        runs.read(runs.latest().orElseThrow(), org.whalecurve.runs.Scope.COMPANY)
            .rows(
                "SELECT customer_id FROM {customer} WHERE customer_id NOT IN ('(unassigned)', '(unused)') ORDER BY customer_id LIMIT 4000");
    return Stream.iterate(0, i -> i < rows.size(), i -> i + 100)
        .map(i -> rows.text(i, "customer_id"))
        .toList();
  }

  public Server server() {
    return server;
  }

  public String address() {
    return server.address();
  }

  public Path folder() {
    return folder;
  }

  /** Stops the server; the folder stays. */
  public void stop() {
    server.close();
  }

  @Override
  public void close() {
    server.close();
    delete(folder);
  }

  /** A folder with all that is in it. */
  public static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path root() {
    return Path.of(System.getProperty("whalecurve.root"));
  }

  private static Path temp() {
    try {
      return Files.createTempDirectory("whalecurve-site-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().contains("/runs/") || file.toString().contains("/app/")) continue;
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
