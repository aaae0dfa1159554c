package org.whalecurve.web;

import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.whalecurve.web.page.Assets;
import org.whalecurve.web.page.VisitResolver;
import org.whalecurve.web.security.BearerTokens;
import org.whalecurve.web.security.Security;
import org.whalecurve.web.store.Tokens;
import org.whalecurve.web.store.Users;

/** Puts the parts together. */
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class)
class WebApplication implements WebMvcConfigurer {
  private static final CacheControl YEAR =
      CacheControl.maxAge(java.time.Duration.ofDays(365)).cachePublic().immutable();

  private final org.springframework.beans.factory.ObjectProvider<VisitResolver> visits;

  WebApplication(org.springframework.beans.factory.ObjectProvider<VisitResolver> visits) {
    this.visits = visits;
  }

  @Bean
  static Security.Directory directory(Users users) {
    return users::current;
  }

  @Bean
  static BearerTokens bearerTokens(Tokens tokens) {
    return tokens::owner;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(visits.getObject());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    String base = Assets.address("");
    Assets.LOCATIONS.forEach(
        (path, location) ->
            registry
                .addResourceHandler(base + path + "**")
                .addResourceLocations(location)
                .setCacheControl(YEAR));
  }
}
