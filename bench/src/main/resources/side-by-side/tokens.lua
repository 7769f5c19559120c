-- Sends GETs whose bearer token rotates through a file of tokens, one a line.
local requests = {}
local at = 0

function init(args)
  for token in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", "/orders/42", {
      ["Host"] = "orders.example.com",
      ["Authorization"] = "Bearer " .. token,
      ["X-Forwarded-Proto"] = "https",
      ["User-Agent"] = "bench",
    })
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency, _)
  local e = summary.errors
  print(string.format("RESULT %d %d %d %d", summary.requests, summary.duration,
    e.connect + e.read + e.write + e.timeout + e.status, latency:percentile(99)))
end
