package dev.stampede.emulator.quota;

/** Which quota a throttled call exceeded. */
public enum QuotaKind {
  /** Calls of all agents of the account. */
  ACCOUNT_REQUESTS("account_requests"),
  /** Calls of one agent. */
  AGENT_REQUESTS("agent_requests"),
  /** Invocations of the model behind the agents. */
  MODEL_REQUESTS("model_requests"),
  /** Tokens of the model behind the agents. */
  MODEL_TOKENS("model_tokens");

  private final String label;

  QuotaKind(String label) {
    this.label = label;
  }

  /** The name in the truth. */
  public String label() {
    return label;
  }
}
