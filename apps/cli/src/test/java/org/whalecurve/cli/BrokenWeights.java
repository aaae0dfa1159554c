package org.whalecurve.cli;

import static org.whalecurve.cli.Broken.when;

import java.util.List;

/** Judgements and data that no weights can be taken from. */
final class BrokenWeights {
  private BrokenWeights() {}

  static final List<Broken> CASES =
      List.of(
          when("Judgements that are not reciprocal", "Both halves of a matrix are filled in.")
              .with("ahp.csv", ",price,service\nprice,1,3\nservice,1/2,1\n")
              .command("weights", "ahp", "{folder}/ahp.csv"),
          when("A judgement that became a date", "A spreadsheet turned 1/5 into a date.")
              .with("ahp.csv", ",price,service\nprice,1,5-Jan\nservice,5,1\n")
              .command("weights", "ahp", "{folder}/ahp.csv"),
          when("A matrix that is not square", "A row is missing.")
              .with("ahp.csv", ",price,service,range\nprice,1,3,5\nservice,1/3,1,2\n")
              .command("weights", "ahp", "{folder}/ahp.csv"),
          when(
                  "Experts who judge different criteria",
                  "A criterion is misspelt in the second file.")
              .with("1.csv", ",price,service\nprice,1,3\nservice,1/3,1\n")
              .with("2.csv", ",price,servise\nprice,1,3\nservise,1/3,1\n")
              .command("weights", "ahp", "{folder}/1.csv", "{folder}/2.csv"),
          when("Negative numbers in entropy", "A profit is a loss.")
              .with("data.csv", "customer,profit,orders\nA,-20,3\nB,50,2\n")
              .command("weights", "entropy", "{folder}/data.csv"),
          when("Criteria that are the same for all", "Nothing tells the alternatives apart.")
              .with("data.csv", "customer,size,orders\nA,20,3\nB,20,3\n")
              .command("weights", "critic", "{folder}/data.csv"),
          when("A cost that is no criterion", "`price` is written `prise`.")
              .with("data.csv", "customer,price,orders\nA,21,3\nB,20,3\n")
              .command("weights", "critic", "{folder}/data.csv", "--cost", "prise"),
          when("A file of weights that is not there", "The name has a slip.")
              .command("weights", "ahp", "{folder}/ahp.csv"));
}
