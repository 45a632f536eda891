-- FINISH: keep the report and close the job in one step, if the claim still stands. Answers 1, or 0 for a lost claim.

local job, running, report, shelf, article, history, seen, health, counts, hooked, outbox = unpack(KEYS)
local token, report_id, bytes, keep_seconds, longest, weeks, tally, findings = unpack(ARGV)

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
local newest = redis.call('ZRANGE', history, -1, -1)[1]
redis.call('HSET', article, 'report_id', newest)
keep_at_least(article, keep_seconds)

-- An article counts once, by its newest report; a finding counts once an article.
if tally ~= '' and newest == report_id then
  local before = redis.call('HGET', article, 'tally')
  if before then
    recount(weeks, cjson.decode(before), -1)
  end
  recount(weeks, cjson.decode(tally), 1, longest)
  redis.call('HSET', article, 'tally', tally)
end
for _, finding in ipairs(cjson.decode(findings)) do
  if redis.call('SADD', seen, finding[1] .. ':' .. finding[2]) == 1 then
    redis.call('HINCRBY', health, 'fired:' .. finding[1], 1)
  end
end
redis.call('EXPIRE', seen, longest)
redis.call('EXPIRE', health, longest)

redis.call('ZREM', running, job)
redis.call('HSET', job, 'report_id', report_id, 'finisher', token)
close(job, 'succeeded', keep_seconds, counts, hooked, outbox)
return 1
