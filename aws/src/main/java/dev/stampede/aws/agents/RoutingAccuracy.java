package dev.stampede.aws.agents;

import dev.stampede.measure.Matrix;
import dev.stampede.measure.Row;
import dev.stampede.measure.Wilson;

/**
 * How often the agent chose the collaborator that was expected. Accuracy = right / judged; {@code
 * none} and {@code several} are not right unless they were what was expected.
 *
 * @param matrix expected by chosen
 * @param right the choice that was expected
 * @param wrong another collaborator
 * @param none the agent answered by itself
 * @param several the agent asked more than one
 */
record RoutingAccuracy(Matrix matrix, long right, long wrong, long none, long several) {

  static RoutingAccuracy of(Row row) {
    Matrix matrix = row.matrix(AgentInstruments.ROUTE);
    long right = 0;
    long wrong = 0;
    long none = 0;
    long several = 0;
    for (var cell : matrix.cells().entrySet()) {
      long count = cell.getValue();
      String chosen = cell.getKey().column();
      if (cell.getKey().equals(Matrix.OTHER)) {
        // Too many names to be kept apart: whether they matched is not known any more.
        wrong += count;
      } else if (chosen.equals(cell.getKey().row())) {
        right += count;
      } else {
        switch (chosen) {
          case "none" -> none += count;
          case "several" -> several += count;
          default -> wrong += count;
        }
      }
    }
    return new RoutingAccuracy(matrix, right, wrong, none, several);
  }

  long judged() {
    return right + wrong + none + several;
  }

  /** From 0 to 1; 0 where nothing was judged. */
  double share() {
    return judged() == 0 ? 0 : (double) right / judged();
  }

  /** Wilson's 95 % interval. */
  Wilson interval() {
    return Wilson.of(right, judged());
  }
}
