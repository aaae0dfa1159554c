package org.whalecurve.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.whalecurve.runs.Scope;
import org.whalecurve.web.security.Role;
import org.whalecurve.web.security.User;
import org.whalecurve.web.site.Site;

/** Who somebody is, asked by many at once. */
class UsersTest {
  @Test
  void many_at_once_are_told_apart_and_none_waits_for_another() throws Exception {
    try (Site site = Site.empty()) {
      Users users = site.server().part(Users.class);
      for (int i = 0; i < 24; i++) {
        users.add("manager" + i, "Manager " + i, null, Role.ACCOUNT_MANAGER);
        users.setOwnership("manager" + i, List.of("M" + i), List.of("C" + i));
      }
      ExecutorService visitors = Executors.newFixedThreadPool(24);
      List<Callable<User>> questions =
          IntStream.range(0, 480)
              .<Callable<User>>mapToObj(i -> () -> users.current("manager" + i % 24).orElseThrow())
              .toList();
      List<Future<User>> answers = visitors.invokeAll(questions, 20, TimeUnit.SECONDS);
      visitors.shutdown();
      for (int i = 0; i < answers.size(); i++) {
        String number = Integer.toString(i % 24);
        assertThat(answers.get(i).get().scope())
            .isEqualTo(Scope.own(List.of("M" + number), List.of("C" + number)));
      }
      assertThat(users.account("manager7").orElseThrow().managers()).containsExactly("M7");
    }
  }
}
