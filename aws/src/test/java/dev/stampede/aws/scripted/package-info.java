/**
 * A server that plays scripted bytes on a real socket, and the frames to script: what tests need to
 * show a client every way in which an answer can go wrong. The frames are encoded by AWS's own
 * library, not by ours.
 */
@NullMarked
package dev.stampede.aws.scripted;

import org.jspecify.annotations.NullMarked;
