package org.whalecurve.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The way in, and how the pages look to this user. */
@Controller
class Home {
  private final Frames frames;

  Home(Frames frames) {
    this.frames = frames;
  }

  @GetMapping("/")
  View home(Visit visit) {
    boolean first = !visit.hasRun() && frames.plain(visit, "").may("GET", "/start");
    return new RedirectView(first ? "/start" : "/overview");
  }

  /** Whether the server answers; says nothing else. */
  @GetMapping("/health")
  @ResponseBody
  String health() {
    return "ok";
  }

  /** Remembers language or theme in this browser. */
  @PostMapping("/account/look")
  View look(
      @RequestParam(defaultValue = "") String lang,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "/") String back,
      HttpServletResponse response) {
    if (lang.equals("en") || lang.equals("zh")) keep("lang", lang, response);
    if (theme.equals("light") || theme.equals("dark") || theme.equals("auto")) {
      keep("theme", theme, response);
    }
    boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
    return new RedirectView(ours ? back : "/");
  }

  private static void keep(String name, String value, HttpServletResponse response) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
    response.addCookie(cookie);
  }
}
