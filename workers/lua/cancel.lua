-- CANCEL: close a job that nobody wants any more. A worker that holds it can no longer finish it.
-- Answers 1, or 0 when there is nothing left to cancel.

local job, waiting, running, counts, hooked, outbox = unpack(KEYS)
local keep_seconds = ARGV[1]

local status = redis.call('HGET', job, 'status')
if status ~= 'queued' and status ~= 'running' then
  return 0
end
redis.call('ZREM', waiting, job)
redis.call('ZREM', running, job)
close(job, 'cancelled', keep_seconds, counts, hooked, outbox)
return 1
