package org.whalecurve.web.model;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.whalecurve.flow.weights.Weights;
import org.whalecurve.web.page.Visit;

/** Comparisons in pairs for programs. */
@RestController
@RequestMapping("/api/v1/model/weights")
class WeightsApi {
  private final Pairwise pairwise;

  WeightsApi(Pairwise pairwise) {
    this.pairwise = pairwise;
  }

  /**
   * What somebody says.
   *
   * @param of what is compared, as the list of criteria calls it
   * @param pairs first criterion to second criterion to −8, the first counts nine times as much, …
   *     8; what is not said counts the same
   */
  record Said(String of, Map<String, Map<String, Integer>> pairs) {}

  @GetMapping
  List<Pairwise.Criteria> criteria() {
    return pairwise.all();
  }

  @PostMapping("/judge")
  Weights.Judged judge(@RequestBody Said said) {
    Pairwise.Criteria criteria = pairwise.of(of(said));
    return pairwise.judge(criteria, sliders(criteria, said));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Draft propose(Visit visit, @RequestBody Said said) {
    Pairwise.Criteria criteria = pairwise.of(of(said));
    return pairwise.propose(visit, criteria, sliders(criteria, said));
  }

  private static String of(Said said) {
    return said.of() == null ? "" : said.of();
  }

  private static int[][] sliders(Pairwise.Criteria criteria, Said said) {
    int n = criteria.names().size();
    int[][] sliders = new int[n][n];
    Map<String, Map<String, Integer>> pairs = said.pairs() == null ? Map.of() : said.pairs();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        String a = criteria.names().get(i);
        String b = criteria.names().get(j);
        int there = pairs.getOrDefault(a, Map.of()).getOrDefault(b, 0);
        int back = pairs.getOrDefault(b, Map.of()).getOrDefault(a, 0);
        sliders[i][j] = Pairwise.inRange(there != 0 ? there : -back);
      }
    }
    return sliders;
  }
}
