package org.whalecurve.costing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Groups of nodes that serve each other, in an order in which cost flows only forward (Tarjan
 * 1972).
 */
final class Components {
  private final List<List<Integer>> targets;
  private final int[] index;
  private final int[] low;
  private final boolean[] open;
  private final Deque<Integer> stack = new ArrayDeque<>();
  private final List<List<Integer>> found = new ArrayList<>();
  private int next;

  private Components(List<List<Integer>> targets) {
    this.targets = targets;
    index = new int[targets.size()];
    low = new int[targets.size()];
    open = new boolean[targets.size()];
    Arrays.fill(index, -1);
  }

  /** The groups from sources to sinks; the members of each in ascending order. */
  static List<List<Integer>> inOrder(List<List<Integer>> targets) {
    Components components = new Components(targets);
    for (int node = 0; node < targets.size(); node++) {
      if (components.index[node] < 0) components.visit(node);
    }
    Collections.reverse(components.found);
    return components.found;
  }

  private void visit(int node) {
    index[node] = low[node] = next++;
    stack.push(node);
    open[node] = true;
    for (int target : targets.get(node)) {
      if (index[target] < 0) {
        visit(target);
        low[node] = Math.min(low[node], low[target]);
      } else if (open[target]) {
        low[node] = Math.min(low[node], index[target]);
      }
    }
    if (low[node] == index[node]) close(node);
  }

  private void close(int node) {
    List<Integer> members = new ArrayList<>();
    int member;
    do {
      member = stack.pop();
      open[member] = false;
      members.add(member);
    } while (member != node);
    Collections.sort(members);
    found.add(members);
  }
}
