package dev.stampede.emulator.server;

import dev.stampede.emulator.truth.CallLog;
import dev.stampede.emulator.wire.Frame;
import dev.stampede.emulator.wire.IsoTime;
import dev.stampede.emulator.wire.SignatureVerifier;
import io.netty.channel.EventLoop;

/** What one event loop works with and shares with no other, so that nothing here needs a lock. */
record Desk(
    Agenda agenda,
    Frame frame,
    IsoTime isoTime,
    Writers writers,
    SignatureVerifier signatures,
    CallLog log) {

  static Desk of(EventLoop loop, Times times, CallLog log) {
    var isoTime = new IsoTime();
    return new Desk(
        new Agenda(loop, times.nanoTime()),
        new Frame(),
        isoTime,
        new Writers(isoTime),
        new SignatureVerifier(times.wall()),
        log);
  }
}
