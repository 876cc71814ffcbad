package dev.stampede.cli;

import dev.stampede.aws.trace.Hop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A turn's hops as a tree. A trace tells a hop when it is done, so whatever an agent did stands
 * before the agent itself, one level deeper. Of two collaborators that work at the same time the
 * first to be done is shown with what both had done by then: a hop does not say for whom it was.
 */
final class HopTree {

  private HopTree() {}

  /**
   * A hop, and what it was made of.
   *
   * @param hop the hop
   * @param below what ran inside it, in the order in which it was done
   * @param last whether it is the last of its neighbours
   */
  record Branch(Hop hop, List<Branch> below, boolean last) {}

  /** The hops of the agent that was asked. */
  static List<Branch> of(List<Hop> hops) {
    SortedMap<Integer, List<Branch>> waiting = new TreeMap<>(Comparator.reverseOrder());
    for (Hop hop : hops) {
      List<Branch> below = List.of();
      if (hop.kind() == Hop.Kind.AGENT) {
        List<Branch> done = waiting.remove(hop.depth() + 1);
        below = done == null ? List.of() : marked(done);
      }
      waiting
          .computeIfAbsent(hop.depth(), depth -> new ArrayList<>())
          .add(new Branch(hop, below, false));
    }
    // What a turn that broke off left without its agent still belongs to it.
    List<Branch> all = new ArrayList<>();
    waiting.values().forEach(all::addAll);
    return marked(all);
  }

  private static List<Branch> marked(List<Branch> branches) {
    List<Branch> marked = new ArrayList<>();
    for (Branch branch : branches) {
      boolean last = marked.size() == branches.size() - 1;
      marked.add(new Branch(branch.hop(), branch.below(), last));
    }
    return marked;
  }
}
