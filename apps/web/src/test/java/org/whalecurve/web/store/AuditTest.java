package org.whalecurve.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whalecurve.web.site.Site;

/** Entries are only added, and a change shows. */
class AuditTest {
  @Test
  void a_change_behind_the_application_s_back_shows() {
    try (Site site = Site.empty()) {
      Audit audit = site.server().part(Audit.class);
      for (int i = 1; i <= 5; i++) audit.record("ada", "test", "thing " + i, "detail");
      assertThat(audit.firstBroken()).isEmpty();
      JdbcClient db = site.server().part(JdbcClient.class);
      assertThatThrownBy(() -> db.sql("UPDATE audit SET actor = 'eve' WHERE seq = 3").update())
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> db.sql("DELETE FROM audit WHERE seq = 3").update())
          .hasMessageContaining("append-only");
      db.sql("DROP TRIGGER audit_no_update").update();
      db.sql("UPDATE audit SET actor = 'eve' WHERE seq = 3").update();
      assertThat(audit.firstBroken()).hasValueSatisfying(e -> assertThat(e.seq()).isEqualTo(3));
    }
  }

  @Test
  void parts_that_move_between_fields_give_another_hash() {
    assertThat(Audit.sha256("ab", "c")).isNotEqualTo(Audit.sha256("a", "bc"));
  }
}
