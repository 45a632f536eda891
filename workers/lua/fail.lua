-- FAIL: close a job with a problem document, if the claim still stands. Answers 1, or 0 for a lost claim.

local job, running, counts, hooked, outbox = unpack(KEYS)
local token, problem, keep_seconds = unpack(ARGV)

local status, holder = unpack(redis.call('HMGET', job, 'status', 'token'))
if status ~= 'running' or holder ~= token then
  return 0
end
redis.call('ZREM', running, job)
redis.call('HSET', job, 'problem', problem)
close(job, 'failed', keep_seconds, counts, hooked, outbox)
return 1
