package org.whalecurve.samples.internal.bank;

import org.whalecurve.samples.internal.files.Dice;

/**
 * A cardholder of the sample bank.
 *
 * @param opened month of the first statement; 0 for the first month or before
 * @param spend mean spending of a month with the card, in cents
 * @param activity chance that the card is used in a month
 * @param revolving share of the balance that is carried over
 * @param cashShare share of the volume taken as cash
 * @param risk chance that a due date is missed
 * @param fatigue chance that the cardholder stops for good in a month
 * @param calls service calls in a month
 */
record Cardholder(
    int number,
    int opened,
    String sex,
    int age,
    String education,
    String marriage,
    String home,
    String employer,
    String title,
    String tie,
    boolean supplementary,
    Source source,
    long limit,
    long spend,
    double activity,
    double revolving,
    double cashShare,
    double risk,
    double fatigue,
    double calls) {
  private static final int TOPIC = 40;
  private static final String[] EDUCATION = {"postgraduate", "university", "college", "school"};
  private static final String[] MARRIAGE = {"married", "single", "divorced"};
  private static final String[] HOME = {"own", "mortgage", "rented", "dormitory"};
  private static final String[] EMPLOYER = {
    "government", "state_owned", "private", "foreign", "self_employed"
  };
  private static final String[] TITLE = {"senior", "middle", "junior", "none"};
  private static final String[] TIE = {"payroll", "mortgage", "deposit", "none"};

  /** Where the application came from. */
  enum Source {
    BRANCH,
    ONLINE,
    PAYROLL,
    STREET,
    TELEPHONE,
    REFERRAL
  }

  static Cardholder draw(int number, int months, long seed) {
    Dice dice = new Dice(seed, TOPIC, number);
    int opened = dice.chance(0.75) ? 0 : dice.whole(1, months - 1);
    String education = dice.oneOf(EDUCATION);
    String marriage = dice.oneOf(MARRIAGE);
    String home = dice.oneOf(HOME);
    String employer = dice.oneOf(EMPLOYER);
    String title = dice.oneOf(TITLE);
    String tie = dice.oneOf(TIE);
    Source source = dice.oneOf(Source.values());
    int age = dice.whole(21, 68);
    double means = means(education, title, age) * dice.logNormal(0.5);
    double risk = risk(home, employer, tie, source, age) * dice.logNormal(0.8);
    double activity = Math.min(0.98, (source == Source.STREET ? 0.35 : 0.62) * dice.logNormal(0.5));
    return new Cardholder(
        number,
        opened,
        dice.chance(0.52) ? "female" : "male",
        age,
        education,
        marriage,
        home,
        employer,
        title,
        tie,
        dice.chance(0.18),
        source,
        Math.max(2, Math.round(means * 20)) * 100_000L,
        Math.round(420_000 * means),
        activity,
        Math.min(0.95, 0.25 * dice.logNormal(0.8) + (risk > 0.05 ? 0.2 : 0)),
        Math.min(0.8, 0.05 * dice.logNormal(1.1) + (risk > 0.06 ? 0.15 : 0)),
        Math.min(0.5, risk),
        (1 - activity) * 0.05 * (tie.equals("none") ? 1.6 : 0.6),
        0.15 * dice.logNormal(1));
  }

  private static double means(String education, String title, int age) {
    double means = education.equals("postgraduate") ? 1.5 : education.equals("school") ? 0.6 : 1;
    if (title.equals("senior")) means *= 1.8;
    if (title.equals("none")) means *= 0.7;
    return age < 26 ? means * 0.6 : means;
  }

  private static double risk(String home, String employer, String tie, Source source, int age) {
    double risk = 0.02;
    if (home.equals("own")) risk *= 0.6;
    if (home.equals("dormitory")) risk *= 1.8;
    if (employer.equals("government")) risk *= 0.5;
    if (employer.equals("self_employed")) risk *= 2;
    if (tie.equals("payroll")) risk *= 0.5;
    if (source == Source.STREET) risk *= 2;
    return age < 26 ? risk * 1.5 : risk;
  }
}
