-- ERASE: everything that is kept of an article goes in one step: its text, its jobs, reports, checks, idempotency records
-- and what editors said. A worker that holds one of its jobs can no longer finish it. Answers how many keys there were.

local article, history, trail, shelf, overridden = unpack(KEYS)
local report, article_id, weeks, own = ARGV[1], ARGV[2], ARGV[3], 4

local tally = redis.call('HGET', article, 'tally')
if tally then
  recount(weeks, cjson.decode(tally), -1)
end
local gone = redis.call('DEL', article)
for _, id in ipairs(redis.call('ZRANGE', history, 0, -1)) do
  gone = gone + redis.call('DEL', report .. id)
  redis.call('ZREM', shelf, id)
end
for _, key in ipairs(redis.call('SMEMBERS', trail)) do
  for queue = 6, #KEYS do
    redis.call('ZREM', KEYS[queue], key)
  end
  gone = gone + redis.call('DEL', key)
end
for at = own, #ARGV do
  gone = gone + redis.call('DEL', ARGV[at])
end
redis.call('ZREM', overridden, article_id)
return gone + redis.call('DEL', history, trail)
