package org.whalecurve.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.spi.ToolProvider;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.whalecurve.kernel.Problem;
import org.whalecurve.kernel.ProblemException;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.web.data.ServerOptions;
import org.whalecurve.web.security.SignIn;
import org.whalecurve.web.security.WelcomeLink;
import org.whalecurve.web.store.Users;

/**
 * The web application, started by the command line as a tool of this Java: {@code --workspace DIR
 * --host H --port N --memory SIZE --open}.
 */
public final class Server implements ToolProvider, AutoCloseable {
  private ConfigurableApplicationContext context;

  @Override
  public String name() {
    return "whalecurve-serve";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    Path workspace = Path.of(".");
    String host = "127.0.0.1";
    int port = 0;
    String memory = "2GB";
    boolean open = false;
    boolean rehearse = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--workspace" -> workspace = Path.of(arguments[++i]);
        case "--host" -> host = arguments[++i];
        case "--port" -> port = Integer.parseInt(arguments[++i]);
        case "--memory" -> memory = arguments[++i];
        case "--open" -> open = true;
        case "--rehearse" -> rehearse = true;
        default -> throw new IllegalArgumentException(arguments[i]);
      }
    }
    try {
      start(new ServerOptions(workspace, host, port, open, memory), out);
    } catch (PortInUseException e) {
      throw portInUse(e.getPort());
    }
    if (rehearse) return rehearse();
    await();
    return 0;
  }

  /** Starts, says on {@code out} where the pages are, and returns. */
  public Server start(ServerOptions options, PrintWriter out) {
    SpringApplication application =
        new SpringApplicationBuilder(WebApplication.class)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .beanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE)
            .properties(properties(options))
            .initializers(
                made ->
                    ((GenericApplicationContext) made)
                        .registerBean(ServerOptions.class, () -> options))
            .build();
    context = application.run();
    welcome(options, out);
    return this;
  }

  private static Map<String, Object> properties(ServerOptions options) {
    return Map.of(
        "server.address", options.host(),
        "server.port", options.port());
  }

  private static ProblemException portInUse(int port) {
    return new ProblemException(
        new Problem(
            "port-in-use",
            SourcePlace.ofFile("--port"),
            "Port "
                + port
                + " is in use: another program answers there, perhaps Whalecurve itself.",
            "Look at http://127.0.0.1:"
                + port
                + ", or give another port: 'serve --port 0' takes any free one."));
  }

  public int port() {
    return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
  }

  /** Where the pages are. */
  public String address() {
    return "http://127.0.0.1:" + port();
  }

  /** A part of the running application. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** The link that signs in once, while there is no administrator. */
  public String welcomeLink() {
    return link(part(WelcomeLink.class).next());
  }

  private String link(String key) {
    return address() + "/welcome?key=" + key;
  }

  private void welcome(ServerOptions options, PrintWriter out) {
    String start = address();
    if (!part(Users.class).hasAdministrator()) {
      start = welcomeLink();
      part(SignIn.class)
          .onLinkUsed(
              next -> {
                out.println("The link was used. The next one: " + link(next));
                out.flush();
              });
      out.println("No administrator yet: this link signs in, once.");
    }
    out.println("Whalecurve: " + start);
    out.println("Stop it with Ctrl-C.");
    out.flush();
    if (options.open()) BrowserWindow.open(start);
  }

  /** Answers once and stops: whoever builds an archive of classes knows then which are needed. */
  private int rehearse() {
    try {
      HttpURLConnection page =
          (HttpURLConnection) URI.create(welcomeLink()).toURL().openConnection();
      int status = page.getResponseCode();
      close();
      return status < 500 ? 0 : 3;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await() {
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(closed::countDown));
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
