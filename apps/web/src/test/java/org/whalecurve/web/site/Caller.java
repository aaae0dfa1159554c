package org.whalecurve.web.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program or a person without a browser: plain requests, with a session of its own. */
public final class Caller {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private String csrf = "";
  private String bearer = "";

  private Caller(String address) {
    this.address = address;
  }

  /** Not signed in. */
  public static Caller stranger(Site site) {
    return new Caller(site.address());
  }

  /** With the password of all users of a {@link Site}. */
  public static Caller signedIn(Site site, String name) {
    Caller caller = new Caller(site.address());
    caller.readToken("/sign-in");
    HttpResponse<String> answer = caller.post("/sign-in", "name", name, "password", Site.PASSWORD);
    if (answer.statusCode() != 302)
      throw new IllegalStateException("not signed in: " + answer.statusCode());
    caller.readToken("/account");
    return caller;
  }

  /** With an API token instead of a session. */
  public static Caller withToken(Site site, String token) {
    Caller caller = new Caller(site.address());
    caller.bearer = token;
    return caller;
  }

  /** Comes in by the link of the console. */
  public static Caller welcomed(String link) {
    Caller caller = new Caller(link.substring(0, link.indexOf('/', "http://".length())));
    caller.get(link.substring(caller.address.length()));
    caller.readToken("/account");
    return caller;
  }

  private void readToken(String path) {
    Matcher found = TOKEN.matcher(get(path).body());
    if (found.find()) csrf = found.group(1);
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** A form; {@code fields} are name and value in turn. */
  public HttpResponse<String> post(String path, String... fields) {
    StringBuilder body = new StringBuilder("_csrf=" + encode(csrf));
    for (int i = 0; i < fields.length; i += 2) {
      body.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** Any verb with a JSON body. */
  public HttpResponse<String> json(String verb, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("X-CSRF-TOKEN", csrf)
            .method(verb, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Brings a file, as long as its content goes on. */
  public CompletableFuture<HttpResponse<String>> upload(
      String path, String name, InputStream content) {
    String head =
        "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
            + name
            + "\"\r\nContent-Type: text/csv\r\n\r\n";
    InputStream start = new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8));
    InputStream end = new ByteArrayInputStream("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
    InputStream body = new SequenceInputStream(new SequenceInputStream(start, content), end);
    return client.sendAsync(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=part")
            .header("X-CSRF-TOKEN", csrf)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** A form without the token that protects it. */
  public HttpResponse<String> postWithoutToken(String path) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("a=b")));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
