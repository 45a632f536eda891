-- Notes a number for an article before anything is written under it, so that whatever a crash leaves can be found.
-- Answers the numbers that were noted before, a blank between them.
local ids, id, number = KEYS[1], ARGV[1], ARGV[2]
local before = redis.call('HGET', ids, id)
redis.call('HSET', ids, id, before and before .. ' ' .. number or number)
return before or ''
