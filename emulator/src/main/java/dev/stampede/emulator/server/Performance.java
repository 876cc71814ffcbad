package dev.stampede.emulator.server;

/** An answer on its way out. */
abstract class Performance extends Agenda.Item {
  /** The connection is gone: nothing more can be written. */
  abstract void stop();

  /** It was the client who closed. */
  abstract void abandon();
}
