package dev.stampede.aws.target;

import dev.stampede.aws.wire.Reader;

/** A reader of a service's answer, which may be that the service refuses the call. */
public interface AnswerReader extends Reader {

  /** The service's code of its refusal, once the answer is over; empty where there is none. */
  String errorCode();
}
