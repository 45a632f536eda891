-- Gives out article numbers in a row and notes the first one of each day, by which old ones are known.
-- Answers the first of them.
local meta, count = KEYS[1], tonumber(ARGV[1])
local last = redis.call('HINCRBY', meta, 'numbers', count)
local day = math.floor(redis.call('TIME')[1] / 86400)
redis.call('HSETNX', meta, 'day:' .. day, last - count + 1)
return last - count + 1
