-- LEASE: take deliveries for the time of an attempt, each only if nobody has taken it since it was looked at.
-- `ARGV`: the lease in microseconds, then a delivery and the moment it was due at, in turn. Answers those that were taken.

local due, lease = KEYS[1], ARGV[1]
local moment, taken = now(), {}
for at = 2, #ARGV, 2 do
  local delivery, seen = ARGV[at], ARGV[at + 1]
  if tonumber(redis.call('ZSCORE', due, delivery) or -1) == tonumber(seen) then
    redis.call('ZADD', due, moment + lease, delivery)
    table.insert(taken, delivery)
  end
end
return taken
