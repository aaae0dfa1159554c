package org.whalecurve.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a session who looks at pages, at random but with a seed. */
final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String PASSWORD = "a password of a benchmark";
  private static final List<String> COLUMNS =
      List.of("full_profit", "net_revenue", "full_margin", "customer_id", "score");

  /** One answer. */
  record Answer(String kind, int status, double millis, int bytes) {}

  private final String address;
  private final HttpClient client;
  private final Random random;
  private final long customers;
  private final double pause;
  private final int manager;
  private long[] mine = {0};

  private Visitor(String address, int seed, int manager, long customers, double pause) {
    this.address = address;
    this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    this.random = new Random(seed);
    this.manager = manager;
    this.customers = customers;
    this.pause = pause;
  }

  /** Users with sessions; the link of the console adds them. */
  static List<Visitor> admit(
      String address, String link, int users, int analysts, long customers, double pause)
      throws IOException, InterruptedException {
    Visitor owner = new Visitor(address, 0, -1, customers, pause);
    owner.get(link);
    String token = owner.token("/admin");
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      boolean everything = (i + 1) * analysts / 100 > i * analysts / 100;
      String name = "user" + i;
      owner.add(token, name, everything ? "analyst" : "account_manager", i);
      visitors.add(new Visitor(address, i + 1, everything ? -1 : i, customers, pause));
    }
    for (int i = 0; i < users; i++) visitors.get(i).signIn("user" + i);
    for (Visitor visitor : visitors) visitor.learn();
    return visitors;
  }

  private void add(String token, String name, String role, int manager)
      throws IOException, InterruptedException {
    String user =
        "{\"name\":\"%s\",\"role\":\"%s\",\"password\":\"%s\"}".formatted(name, role, PASSWORD);
    send("POST", "/api/v1/users", token, user);
    String own = "{\"managers\":[\"%s\"],\"customers\":[]}".formatted(managerId(manager));
    send("PUT", "/api/v1/users/" + name + "/customers", token, own);
  }

  private static String managerId(int manager) {
    return String.format(Locale.ROOT, "M%03d", manager);
  }

  private void send(String verb, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", token)
            .method(verb, HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status >= 300) throw new IllegalStateException(verb + " " + path + ": " + status);
  }

  private void signIn(String name) throws IOException, InterruptedException {
    String form =
        "name=" + name + "&password=" + encode(PASSWORD) + "&_csrf=" + encode(token("/sign-in"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 302) throw new IllegalStateException(name + " was not let in: " + status);
  }

  private String token(String path) throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(get(path).body());
    if (!token.find()) throw new IllegalStateException("no form at " + path);
    return token.group(1);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What has to be done once after a start: code is compiled, indexes are made. */
  static void warm(List<Visitor> visitors) throws IOException, InterruptedException {
    for (Visitor visitor : visitors.subList(0, Math.min(6, visitors.size()))) {
      for (String kind : List.of("list", "search", "customer", "curve", "routing", "list")) {
        visitor.ask(kind);
      }
    }
  }

  /** Thirty lists, ten searches, twenty each of customers, curves, routings in a hundred. */
  Answer next() throws IOException, InterruptedException {
    int number = random.nextInt(100);
    if (number < 30) return ask("list");
    if (number < 40) return ask("search");
    if (number < 60) return ask("customer");
    return ask(number < 80 ? "curve" : "routing");
  }

  /** Milliseconds until the next request: an exponential pause. */
  long pauseMillis() {
    return Math.round(-Math.log(1 - random.nextDouble()) * pause * 1000);
  }

  private Answer ask(String kind) throws IOException, InterruptedException {
    String path = path(kind);
    long start = System.nanoTime();
    HttpResponse<String> answer = get(path);
    double millis = (System.nanoTime() - start) / 1e6;
    return new Answer(kind, answer.statusCode(), millis, answer.body().length());
  }

  private String path(String kind) {
    String view = random.nextInt(4) == 0 ? "view=incremental&" : "";
    return switch (kind) {
      case "list" ->
          "/customers?"
              + view
              + "sort="
              + (random.nextBoolean() ? "-" : "")
              + COLUMNS.get(random.nextInt(COLUMNS.size()))
              + "&page="
              + (1 + random.nextInt(10));
      case "search" -> "/customers?" + view + "q=" + encode(word());
      case "customer" -> "/customers/" + customer();
      case "curve" -> "/api/v1/whale-curve?" + view;
      default -> "/api/v1/routing/" + customer();
    };
  }

  private String word() {
    return List.of("Arbor", "Foods 1", "明 商贸", "harbor", "99", "Iris Tools").get(random.nextInt(6))
        + (random.nextBoolean() ? "" : " " + random.nextInt(1000));
  }

  /** Any customer, or for an account manager one of his: those that are not give a quick 404. */
  private String customer() {
    return String.format(Locale.ROOT, "C%08d", manager < 0 ? random.nextLong(customers) : own());
  }

  private long own() {
    return mine[random.nextInt(mine.length)];
  }

  /** Learns which customers are his from the first lists. */
  void learn() throws IOException, InterruptedException {
    Matcher ids = Pattern.compile("C(\\d{8})").matcher(get("/customers").body());
    List<Long> found = new ArrayList<>();
    while (ids.find()) found.add(Long.valueOf(ids.group(1)));
    mine = found.stream().mapToLong(Long::longValue).distinct().toArray();
  }
}
