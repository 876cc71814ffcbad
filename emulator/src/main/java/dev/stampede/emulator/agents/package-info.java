/**
 * The agents: a supervisor, its four collaborators, the sessions they remember, and the script of a
 * turn (which events, when).
 */
@NullMarked
package dev.stampede.emulator.agents;

import org.jspecify.annotations.NullMarked;
