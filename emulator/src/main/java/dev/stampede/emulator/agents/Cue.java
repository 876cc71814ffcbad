package dev.stampede.emulator.agents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a script.
 *
 * @param visit whose agent tells it
 * @param move which of its moves it is of; none where no model was asked anything
 * @param about the collaborators it tells of
 * @param due nanoseconds since the request was read
 */
record Cue(Part part, Visit visit, @Nullable Move move, List<Visit> about, long due) {}
