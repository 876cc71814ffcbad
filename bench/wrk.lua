-- The request that a turn of ours sends, without its signature.
-- STAMPEDE_BENCH_WAIT=1000,5000 makes each connection wait that many milliseconds between requests.
wrk.method = "POST"
wrk.path = "/agents/5VTIWONUMO/agentAliases/HH2U7EZXMW/sessions/bench-0123456789-0123456789-01/text"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"inputText":"I need to book a meeting","enableTrace":true,"streamingConfigurations":{"streamFinalResponse":true}}'

local shortest, longest = (os.getenv("STAMPEDE_BENCH_WAIT") or ""):match("(%d+),(%d+)")

if shortest then
  function delay()
    return math.random(tonumber(shortest), tonumber(longest))
  end
end
