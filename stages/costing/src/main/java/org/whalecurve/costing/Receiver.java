package org.whalecurve.costing;

/**
 * What a node's cost goes to.
 *
 * @param node index of a node, or -1
 * @param flow number of the flow it goes by; -1 where none does
 * @param end where no node receives it
 */
record Receiver(int node, int flow, End end) {
  enum End {
    /** Another node. */
    NODE,
    /** Cost objects, priced by the flow's driver. */
    OBJECTS,
    UNUSED,
    UNASSIGNED
  }

  static Receiver node(int node, int flow) {
    return new Receiver(node, flow, End.NODE);
  }

  static Receiver objects(int flow) {
    return new Receiver(-1, flow, End.OBJECTS);
  }

  static Receiver unused() {
    return new Receiver(-1, -1, End.UNUSED);
  }

  static Receiver unassigned() {
    return new Receiver(-1, -1, End.UNASSIGNED);
  }
}
