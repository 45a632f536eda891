-- POLICY: a newsroom's next version is written down if the one it was made from is still the newest. 1, or 0 when not.

local versions = KEYS[1]
local after, record = ARGV[1], ARGV[2]

local count = redis.call('LLEN', versions)
if count == tonumber(after) + 1 and redis.call('LINDEX', versions, -1) == record then
  return 1 -- our own call again, after its answer was lost
end
if count ~= tonumber(after) then
  return 0
end
redis.call('RPUSH', versions, record)
return 1
