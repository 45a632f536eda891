-- SETTLE: note how an attempt went, and when the next one is due; a pause of -1 means that there is none.
-- Answers 0 when the delivery was erased meanwhile.

local delivery, due, undelivered, counts = unpack(KEYS)
local id, state, status, why, pause, keep_seconds = unpack(ARGV)

if redis.call('EXISTS', delivery) == 0 then
  redis.call('ZREM', due, delivery)
  return 0
end
local moment = now()
redis.call('HINCRBY', delivery, 'attempts', 1)
redis.call('HSET', delivery, 'state', state, 'status', status, 'why', why, 'tried_at', moment)
redis.call('HINCRBY', counts, 'attempts:' .. (state == 'delivered' and 'delivered' or 'failed'), 1)
if pause == '-1' then
  redis.call('ZREM', due, delivery)
else
  redis.call('ZADD', due, moment + pause, delivery)
end
if state == 'failed' then
  redis.call('HINCRBY', counts, 'undelivered', 1)
  redis.call('ZADD', undelivered, 0, id)
  redis.call('EXPIRE', undelivered, keep_seconds)
else
  redis.call('ZREM', undelivered, id)
end
return 1
