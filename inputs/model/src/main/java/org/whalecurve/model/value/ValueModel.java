package org.whalecurve.model.value;

import java.time.LocalDate;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.lifetime.LifetimeModel;
import org.whalecurve.model.risk.RiskModel;
import org.whalecurve.model.score.ScoreModel;

/**
 * What customers are worth.
 *
 * @param asOf the day that everything is seen from; null for the last day of the run
 * @param features what is known of a customer
 * @param rfm recency, frequency, monetary
 */
public record ValueModel(
    LocalDate asOf,
    FeatureModel features,
    RfmModel rfm,
    LifetimeModel lifetime,
    RiskModel risk,
    ScoreModel score,
    SourcePlace place) {}
