package dev.stampede.emulator.quota;

import dev.stampede.emulator.rate.Rate;

/** How many calls are taken, and how a call too many is refused. */
public record RequestQuota(Rate requests, Throttling throttled) {}
