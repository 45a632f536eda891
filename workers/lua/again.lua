-- AGAIN: write down a job that scores the newest revision of an article once more, because of what became of another one.
-- Answers 1, or 0 when there is no such article.

local job, waiting, article, trail = unpack(KEYS)
local queue, article_id, longest, because = unpack(ARGV)

-- The same id again is our own call, repeated after its answer was lost.
if redis.call('EXISTS', job) == 1 then
  return 1
end
local text, revision = unpack(redis.call('HMGET', article, 'article', 'revision'))
if not text then
  return 0
end
redis.call('SADD', trail, job)
redis.call('EXPIRE', trail, longest)
local moment = now()
redis.call('HSET', job,
  'status', 'queued', 'queue', queue, 'attempts', 0, 'created_at', moment, 'position', moment,
  'article_id', article_id, 'revision', revision, 'article', text, 'stage', '', 'traceparent', '', 'because', because)
redis.call('ZADD', waiting, moment, job)
return 1
