-- The request that a turn of ours sends, without its signature.
wrk.method = "POST"
wrk.path = "/agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/bench-0123456789-0123456789-01/text"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"inputText":"I need to book a meeting","enableTrace":true,"streamingConfigurations":{"streamFinalResponse":true}}'
