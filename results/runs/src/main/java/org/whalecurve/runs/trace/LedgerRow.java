package org.whalecurve.runs.trace;

import java.math.BigDecimal;

/**
 * A ledger row as booked, or its part in one period where it is spread over several.
 *
 * @param amount in the run's currency, in the view asked for
 * @param originalAmount as it stands in the file
 * @param exchangeRate rate it was converted by; 1 for none
 * @param place null where rows beyond a limit are added up
 */
public record LedgerRow(
    String period,
    String costCenter,
    String account,
    String pool,
    String customer,
    String customerGroup,
    String product,
    BigDecimal amount,
    String currency,
    BigDecimal originalAmount,
    BigDecimal exchangeRate,
    Place place) {}
