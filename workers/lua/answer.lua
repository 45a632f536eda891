-- ANSWER: what an editor says to a finding takes the place of what was said before, and both count once in the rule's
-- health, on the day they were given. An empty record takes an answer back.

local answers, log, suspects = unpack(KEYS)
local fingerprint, record, kind, event, rule, day, health, keep_seconds = unpack(ARGV)

local function count(on, answer, step)
  local key = health .. on
  if redis.call('HINCRBY', key, answer .. ':' .. rule, step) == 0 then
    redis.call('HDEL', key, answer .. ':' .. rule)
  end
  redis.call('EXPIRE', key, keep_seconds)
end

local before = redis.call('HGET', answers, fingerprint)
if before then
  local was = cjson.decode(before)
  count(was.day, was.answer, -1)
elseif record == '' then
  return 0
end
if record == '' then
  redis.call('HDEL', answers, fingerprint)
else
  redis.call('HSET', answers, fingerprint, record)
  count(day, kind, 1)
end
if kind == 'false_alarm' then
  redis.call('SADD', suspects, rule)
end
redis.call('RPUSH', log, event)
redis.call('EXPIRE', answers, keep_seconds)
redis.call('EXPIRE', log, keep_seconds)
return 1
