package dev.stampede.emulator.functions;

/** How a function's log is written. */
public enum LogFormat {
  TEXT,
  JSON
}
