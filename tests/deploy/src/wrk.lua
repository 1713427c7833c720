-- Asks for the paths behind `--` in turn, and tells what came of it in one line.

local asked, turn = {}, 0

function init(paths)
  wrk.headers["Accept-Encoding"] = "gzip, deflate, br"
  for at = 1, #paths do
    asked[at] = wrk.format("GET", paths[at])
  end
end

function request()
  turn = turn % #asked + 1
  return asked[turn]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("load: %d %d %d %d %d %d %d %d %d\n",
    summary.requests, summary.bytes, summary.duration, latency:percentile(99),
    errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
