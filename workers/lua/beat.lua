-- BEAT: a living worker prolongs the lease of a job that it holds. Answers 1, or 0 when the job is not its own.

local job, running = unpack(KEYS)
local worker, lease = unpack(ARGV)

local holder = redis.call('HGET', job, 'token')
if not holder or string.sub(holder, 1, #worker) ~= worker then
  return 0
end
redis.call('ZADD', running, 'XX', now() + lease, job)
return 1
