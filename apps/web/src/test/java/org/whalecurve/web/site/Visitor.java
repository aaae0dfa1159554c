package org.whalecurve.web.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Somebody at a real browser. What the browser's console complains of, policy violations among it,
 * is gathered in {@link #complaints}. One browser serves the whole build.
 */
public final class Visitor implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private static Playwright playwright;
  private static Browser browser;

  private final Site site;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Visitor(Site site, String language, boolean dark, int width) {
    this.site = site;
    this.context =
        browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale(language.equals("zh") ? "zh-CN" : "en-GB")
                    .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                    .setViewportSize(width, 900)
                    .setAcceptDownloads(true));
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " at " + page.url());
          }
        });
    page.onPageError(error -> complaints.add(error + " at " + page.url()));
  }

  private static synchronized Browser browser() {
    if (browser != null) return browser;
    String path =
        Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
            .filter(place -> Files.isExecutable(Path.of(place)))
            .findFirst()
            .orElse(null);
    if (path == null) {
      System.out.println("Skipped: no Chromium at " + PLACES + ", and CHROMIUM names none.");
      Assumptions.abort("no Chromium");
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(path))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
    return browser;
  }

  /** Somebody new, 1,280 pixels wide, by day. {@code language} is {@code en} or {@code zh}. */
  public static Visitor at(Site site, String language) {
    return new Visitor(site, language, false, 1280);
  }

  public static Visitor at(Site site, String language, boolean dark, int width) {
    return new Visitor(site, language, dark, width);
  }

  /** Comes in by name and password. */
  public Visitor signIn(String name) {
    go("/sign-in");
    page.fill("input[name=name]", name);
    page.fill("input[name=password]", Site.PASSWORD);
    page.click("button.primary");
    page.waitForURL(address -> !address.contains("sign-in"));
    return this;
  }

  /** Comes in by the link of the console. */
  public Visitor welcome() {
    page.navigate(site.server().welcomeLink());
    return this;
  }

  public Visitor go(String path) {
    page.navigate(site.address() + path);
    return this;
  }

  public Page page() {
    return page;
  }

  /** Errors and warnings of the browser so far; the plain 4xx that a test asks for among them. */
  public List<String> complaints() {
    return complaints;
  }

  /** The whole page as a picture in {@code target/screenshots}. */
  public Path screenshot(String name) {
    Path file = Path.of("target/screenshots").resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  @Override
  public void close() {
    context.close();
  }
}
