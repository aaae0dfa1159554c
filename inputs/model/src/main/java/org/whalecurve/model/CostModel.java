package org.whalecurve.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whalecurve.kernel.SourcePlace;
import org.whalecurve.model.yaml.ExprText;

/**
 * How cost flows: ledger rows into pools, pools into resources and activities, those into cost
 * objects.
 *
 * @param compareMethods whether the run shows every activity's cost by all three methods
 * @param newProducts whether products marked new bear common cost in the full view
 * @param reconcileRevenue ledger rows that repeat the transactions' revenue: compared, never
 *     costed; may be null
 * @param reconcileCostOfGoods likewise for the cost of goods; may be null
 */
public record CostModel(
    Method method,
    boolean compareMethods,
    Rates rates,
    NewProducts newProducts,
    ExprText reconcileRevenue,
    ExprText reconcileCostOfGoods,
    List<Pool> pools,
    List<Resource> resources,
    List<Activity> activities,
    SourcePlace place) {

  /** What is done with support nodes that serve each other. */
  public enum Method {
    /** Simultaneous equations: every service counts. */
    RECIPROCAL,
    /**
     * One after another in the file's order, so the order is the user's and there are no ties;
     * service back to an earlier one is ignored.
     */
    STEP_DOWN,
    /** Services between support nodes are ignored. */
    DIRECT
  }

  /** Whether a driver's rate is found for each period or once over the run. */
  public enum Rates {
    PERIOD,
    RUN
  }

  /** What products marked new bear in the full view. */
  public enum NewProducts {
    /** Their share of common cost, as any other product. */
    SHARE,
    /** Their own incremental cost only; common cost stays with the others. */
    INCREMENTAL
  }

  /** Where a pool's cost stands in the profit and loss account. */
  public enum Line {
    COST_TO_SERVE,
    DIRECT_COST,
    REVENUE_TAX
  }

  /** What becomes of capacity that no activity used. */
  public enum Unused {
    /** A line of its own, charged to nobody. */
    SEPARATE,
    /** Charged to the activities in proportion to the time they used. */
    CHARGE
  }

  /** A dimension of a cost object. */
  public enum Dimension {
    CUSTOMER,
    PRODUCT,
    CHANNEL,
    ORDER
  }

  /**
   * Ledger rows that behave alike.
   *
   * <p>Names are shared by pools, resources and activities, with one exception: a resource that
   * takes ledger rows itself is read as a pool of the same name that goes to this resource only.
   *
   * @param title name for people, by {@code en} and {@code zh}; may be empty
   * @param where which ledger rows
   * @param incremental share that serving this volume adds, 0…1, over a ledger row
   * @param line COST_TO_SERVE unless it says otherwise or everything is assigned {@code direct}
   */
  public record Pool(
      String name,
      Map<String, String> title,
      ExprText where,
      ExprText incremental,
      Line line,
      String purpose,
      String stage,
      List<Assignment> assign,
      SourcePlace place) {}

  /**
   * People or machines that supply time.
   *
   * @param capacityMin time supplied in each period; null where the {@code capacity} table says it
   * @param practicalShare share of it that can be used; 1 where the given time is practical already
   * @param stepMin practical time that one step (a person, a machine) supplies in each period; null
   *     where its cost does not move in steps
   * @param assign where the cost goes; empty where activities name this resource and their time
   */
  public record Resource(
      String name,
      Map<String, String> title,
      BigDecimal capacityMin,
      BigDecimal practicalShare,
      Unused unused,
      BigDecimal stepMin,
      List<Assignment> assign,
      SourcePlace place) {}

  /**
   * What is done.
   *
   * @param level unit, batch, product, customer, channel, facility; may be empty
   * @param kind front, back, network_element, virtual; may be empty
   * @param valueAdding null where not said
   * @param resource the resource whose time it uses, or null; then the first assignment's driver is
   *     of kind TIME and says how much
   */
  public record Activity(
      String name,
      Map<String, String> title,
      String level,
      String kind,
      Boolean valueAdding,
      String purpose,
      String stage,
      String resource,
      List<Assignment> assign,
      SourcePlace place) {}

  /**
   * Where (a part of) a node's cost goes, and by what.
   *
   * @param share part of the node's cost, 0…1; null for all that the others leave
   */
  public record Assignment(BigDecimal share, Target to, Driver by, SourcePlace place) {}

  /** What receives cost. */
  public sealed interface Target {
    /** Resources or activities. */
    record Nodes(List<String> names) implements Target {}

    /** A cost object: every combination of the dimensions. */
    record Objects(Set<Dimension> dimensions) implements Target {}

    /** The company as a whole: cost that stays at facility level, with no customer. */
    record Facility() implements Target {}
  }

  /** What cost follows. */
  public sealed interface Driver {
    /**
     * The same for every node; for cost objects, for every customer with a transaction in the
     * period.
     */
    record Even() implements Driver {}

    /** The ledger row's own customer, group or product. */
    record Direct(Facts within) implements Driver {}

    /**
     * Fixed shares by node.
     *
     * @param survey whether the shares come from asking people how they spend their time
     * @param restUnassigned whether what is missing to 1 stays unassigned
     */
    record Shares(Map<String, BigDecimal> shares, boolean survey, boolean restUnassigned)
        implements Driver {}

    /**
     * Quantities of the {@code driver} table.
     *
     * @param within how a quantity given for a group or product line reaches its customers; null
     *     where the table names customers, products or activities themselves
     */
    record Quantities(String name, Facts within) implements Driver {}

    /**
     * Counted, summed or timed over rows.
     *
     * @param of order, line, event, customer (active in the period), receivable
     * @param expr what is summed, or the minutes of one row; null for COUNT
     * @param where which rows; null for all
     */
    record Facts(Measure measure, String of, ExprText expr, ExprText where, SourcePlace place)
        implements Driver {}

    /** In proportion to the cost that the targets already carry (equi-proportionate mark-up). */
    record Cost(boolean incremental) implements Driver {}
  }

  /** How rows become a driver quantity. */
  public enum Measure {
    COUNT,
    SUM,
    TIME
  }
}
