-- What every script begins with. One clock rules them all: the store's own, in microseconds.

local function now()
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end

-- How long things take is counted in buckets, by the most microseconds each holds, and as a sum.
local BUCKETS = {5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000, 2500000, 5000000, 10000000, 30000000}

local function observe(counts, what, microseconds)
  local bucket = 'more'
  for _, most in ipairs(BUCKETS) do
    if microseconds <= most then
      bucket = string.format('%d', most)
      break
    end
  end
  redis.call('HINCRBY', counts, what .. ':' .. bucket, 1)
  redis.call('HINCRBY', counts, what .. ':sum', string.format('%d', microseconds))
end

-- A finished job keeps its record but neither its article's text nor anybody's claim, and rings its bell. It is counted,
-- and where there are webhooks it stands in the outbox from this very moment: what is finished will be told.
local function close(job, status, keep_seconds, counts, hooked, outbox)
  local moment = now()
  redis.call('HSET', job, 'status', status, 'finished_at', moment)
  redis.call('HDEL', job, 'article', 'token')
  redis.call('EXPIRE', job, keep_seconds)
  redis.call('PUBLISH', job, status)
  local queue, created_at, started_at, claimed_at =
    unpack(redis.call('HMGET', job, 'queue', 'created_at', 'started_at', 'claimed_at'))
  redis.call('HINCRBY', counts, 'jobs:' .. queue .. ':' .. status, 1)
  if status == 'succeeded' then
    observe(counts, 'waited:' .. queue, started_at - created_at)
    observe(counts, 'scored:' .. queue, moment - claimed_at)
  end
  if status ~= 'cancelled' and redis.call('EXISTS', hooked) == 1 then
    redis.call('ZADD', outbox, moment, job)
    redis.call('PUBLISH', outbox, job)
  end
end

-- A draft of a published article does not shorten the time that the article is kept.
local function keep_at_least(key, seconds)
  if redis.call('TTL', key) < tonumber(seconds) then
    redis.call('EXPIRE', key, seconds)
  end
end

-- Adds an article's counts to its week, or takes them out of it again. What comes to nothing is not kept.
local function recount(weeks, tally, step, keep_seconds)
  local key = weeks .. tally.week
  for name, number in pairs(tally.counts) do
    if redis.call('HINCRBY', key, name, string.format('%d', number * step)) == 0 then
      redis.call('HDEL', key, name)
    end
  end
  if keep_seconds then
    redis.call('EXPIRE', key, keep_seconds)
  end
end
