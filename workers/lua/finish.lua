-- FINISH: keep the report and close the job in one step, if the claim still stands. Answers 1, or 0 for a lost claim.

local job, running, report, shelf, article, history = unpack(KEYS)
local token, report_id, bytes, keep_seconds = unpack(ARGV)

local status, holder, revision, finisher = unpack(redis.call('HMGET', job, 'status', 'token', 'revision', 'finisher'))
if status == 'succeeded' and finisher == token then
  return 1 -- our own call again, after its answer was lost
end
if status ~= 'running' or holder ~= token then
  return 0
end

redis.call('SET', report, bytes, 'EX', keep_seconds)
-- The shelf remembers an expired report for as long again, to answer "gone" and not "never heard of".
local second = math.floor(now() / 1000000)
redis.call('ZREMRANGEBYSCORE', shelf, '-inf', second - keep_seconds)
redis.call('ZADD', shelf, second + keep_seconds, report_id)

-- The article's newest report is the one on its newest scored revision, whichever was scored first.
redis.call('ZADD', history, revision, report_id)
keep_at_least(history, keep_seconds)
redis.call('HSET', article, 'report_id', redis.call('ZRANGE', history, -1, -1)[1])
keep_at_least(article, keep_seconds)

redis.call('ZREM', running, job)
redis.call('HSET', job, 'report_id', report_id, 'finisher', token)
close(job, 'succeeded', keep_seconds)
return 1
