-- SUBMIT: write a job down before anyone is told of it. All of it or nothing.
-- Answers {verdict, key of the job}; the verdict is accepted, replayed or conflict.

local job, waiting, article, once, trail = unpack(KEYS)
local queue, article_id, text, keep_seconds, longest, digest, remember_seconds, stage, traceparent = unpack(ARGV)

-- The same id again is our own call, repeated after its answer was lost.
if redis.call('EXISTS', job) == 1 then
  return {'accepted', job}
end

if digest ~= '' then
  local known = redis.call('HMGET', once, 'digest', 'job')
  if known[1] and known[1] ~= digest then
    return {'conflict', ''}
  elseif known[1] and redis.call('EXISTS', known[2]) == 1 then
    return {'replayed', known[2]}
  end
  redis.call('HSET', once, 'digest', digest, 'job', job)
  redis.call('EXPIRE', once, remember_seconds)
  redis.call('SADD', trail, once)
end
redis.call('SADD', trail, job)
redis.call('EXPIRE', trail, longest)

local moment = now()
local revision = redis.call('HINCRBY', article, 'revision', 1)
redis.call('HSET', article, 'article', text, 'updated_at', moment)
keep_at_least(article, keep_seconds)

redis.call('HSET', job,
  'status', 'queued', 'queue', queue, 'attempts', 0, 'created_at', moment, 'position', moment,
  'article_id', article_id, 'revision', revision, 'article', text, 'stage', stage, 'traceparent', traceparent)
redis.call('ZADD', waiting, moment, job)
return {'accepted', job}
