-- RECONCILE: find the jobs of one queue whose message or whose worker is gone. Answers the jobs to publish again.
--
-- A worker is gone when its lease has run out. Whether a message is gone cannot be asked, but told: messages come out
-- in the order they went in, so a job still waiting while a later one has been claimed has lost its message; so has
-- any job that waits beside an empty queue. Anything less sure (age alone) would publish a long queue over and over.

local waiting, running, pace, counts, hooked, outbox = unpack(KEYS)
local grace, most_attempts, too_long, queue_is_empty, most_jobs, poisoned, timed_out, keep_seconds = unpack(ARGV)

local moment = now()
local again = {}

local function publish_again(job)
  redis.call('HSET', job, 'position', moment)
  redis.call('ZADD', waiting, moment, job)
  table.insert(again, job)
end

local function fail(job, problem)
  redis.call('HSET', job, 'problem', problem)
  close(job, 'failed', keep_seconds, counts, hooked, outbox)
end

local function overdue(set, before)
  return redis.call('ZRANGEBYSCORE', set, '-inf', before, 'WITHSCORES', 'LIMIT', 0, most_jobs)
end

local expired = overdue(running, moment)
for i = 1, #expired, 2 do
  local job, lease_end = expired[i], tonumber(expired[i + 1])
  local status, attempts, claimed_at = unpack(redis.call('HMGET', job, 'status', 'attempts', 'claimed_at'))
  redis.call('ZREM', running, job)
  if status == 'running' then
    redis.call('HDEL', job, 'token')
    -- A worker gives a job up at the time limit. Who outlived that was stuck, and the next would be stuck again.
    if lease_end - claimed_at >= tonumber(too_long) then
      fail(job, timed_out)
    elseif tonumber(attempts) >= tonumber(most_attempts) then
      fail(job, poisoned)
    else
      publish_again(job)
    end
  end
end

-- A job popped a moment before its successor may be claimed a moment after it, so the claims of the last look count,
-- not those of this instant.
local claimed, settled = unpack(redis.call('HMGET', pace, 'claimed', 'settled'))
local passed = tonumber(settled or 0)
if queue_is_empty == '1' then
  passed = moment
end
if claimed and claimed ~= settled then
  redis.call('HSET', pace, 'settled', claimed)
end

local lost = overdue(waiting, '(' .. string.format('%.0f', math.min(passed, moment - grace)))
for i = 1, #lost, 2 do
  if redis.call('EXISTS', lost[i]) == 1 then
    publish_again(lost[i])
  else
    redis.call('ZREM', waiting, lost[i])
  end
end
return again
