-- NOTIFY: write down one event for each webhook that is to hear of it, and take it out of the outbox in the same step.
-- Answers 1, or 0 when somebody else has done so already. The same call again changes nothing.

local outbox, due, trail = unpack(KEYS)
local entry, body, kind, event, traceparent, keep_seconds, most = unpack(ARGV)

if entry ~= '' and redis.call('ZREM', outbox, entry) == 0 then
  return 0
end
local moment = now()
for at = 4, #KEYS, 2 do
  local delivery, list, id = KEYS[at], KEYS[at + 1], ARGV[8 + (at - 4) / 2]
  redis.call('HSET', delivery,
    'state', 'pending', 'event', event, 'type', kind, 'body', body, 'traceparent', traceparent,
    'attempts', 0, 'created_at', moment)
  redis.call('EXPIRE', delivery, keep_seconds)
  redis.call('ZADD', list, 0, id)
  redis.call('ZREMRANGEBYRANK', list, 0, -1 - most)
  redis.call('EXPIRE', list, keep_seconds)
  redis.call('ZADD', due, 'NX', moment, delivery)
  if trail ~= '' then
    redis.call('SADD', trail, delivery)
  end
end
redis.call('PUBLISH', outbox, event)
return 1
