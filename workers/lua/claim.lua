-- CLAIM: take a job for the length of a lease. Answers {article id, revision, article, traceparent} or nothing.
-- A message may come twice, late or for a job long finished; whoever is refused here drops it.

local job, waiting, running, pace = unpack(KEYS)
local token, lease, most_attempts = unpack(ARGV)

local record = redis.call('HMGET', job, 'status', 'token', 'attempts', 'position', 'article_id', 'revision', 'article', 'traceparent')
local status, holder, attempts, position = unpack(record, 1, 4)
local article = {record[5], record[6], record[7], record[8]}

if status ~= 'queued' and status ~= 'running' then
  return nil
end
if holder == token then
  return article
end

local moment = now()
local held_until = redis.call('ZSCORE', running, job)
if held_until and tonumber(held_until) > moment then
  return nil
end
if tonumber(attempts) >= tonumber(most_attempts) then
  return nil
end

redis.call('HINCRBY', job, 'attempts', 1)
redis.call('HSET', job, 'status', 'running', 'token', token, 'claimed_at', moment)
redis.call('HSETNX', job, 'started_at', moment)
redis.call('ZREM', waiting, job)
redis.call('ZADD', running, moment + lease, job)

redis.call('HSET', pace, 'claimed_at', moment)
if tonumber(position) > tonumber(redis.call('HGET', pace, 'claimed') or 0) then
  redis.call('HSET', pace, 'claimed', position)
end
return article
