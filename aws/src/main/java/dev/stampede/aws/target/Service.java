package dev.stampede.aws.target;

import java.util.Locale;

/** A service of AWS that is called on the hot path. */
public enum Service {
  /** {@code InvokeAgent}; its name for signing is that of all of Bedrock. */
  BEDROCK_AGENT_RUNTIME("bedrock-agent-runtime", "bedrock"),
  /** {@code Invoke}. */
  LAMBDA("lambda", "lambda");

  private final String hostName;
  private final String signingName;

  Service(String hostName, String signingName) {
    this.hostName = hostName;
    this.signingName = signingName;
  }

  /** What its hosts' names begin with, as in {@code lambda.us-east-1.amazonaws.com}. */
  public String hostName() {
    return hostName;
  }

  /** What AWS calls it when it checks signatures. */
  String signingName() {
    return signingName;
  }

  /** The variable of the environment that names an endpoint for it alone. */
  String endpointVariable() {
    return "AWS_ENDPOINT_URL_" + name();
  }

  /** What it is called in a profile's {@code services} section. */
  String profileKey() {
    return name().toLowerCase(Locale.ROOT);
  }
}
