package org.whalecurve.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestTest {
  private static final List<String> KNOWN =
      List.of("customer", "customer_group", "product", "period");

  @Test
  void findsTheNearestName() {
    assertThat(Suggest.didYouMean("custmer", KNOWN)).isEqualTo("Did you mean 'customer'?");
    assertThat(Suggest.didYouMean("Prodcut", KNOWN)).isEqualTo("Did you mean 'product'?");
    assertThat(Suggest.didYouMean("rnu", List.of("run", "show"))).isEqualTo("Did you mean 'run'?");
  }

  @Test
  void listsWhatIsKnownWhereNothingIsNear() {
    assertThat(Suggest.didYouMean("xyz", KNOWN))
        .isEqualTo("Known: customer, customer_group, period, product.");
    assertThat(Suggest.didYouMean("xyz", List.of())).isEmpty();
  }
}
