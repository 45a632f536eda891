-- What every script begins with. One clock rules them all: the store's own, in microseconds.

local function now()
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end

-- A finished job keeps its record but neither its article's text nor anybody's claim, and rings its bell.
local function close(job, status, keep_seconds)
  redis.call('HSET', job, 'status', status, 'finished_at', now())
  redis.call('HDEL', job, 'article', 'token')
  redis.call('EXPIRE', job, keep_seconds)
  redis.call('PUBLISH', job, status)
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
