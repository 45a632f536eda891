-- RATE: count one request of a key against its limit, with the generic cell rate algorithm (ITU-T I.371, annex A): the
-- key holds the moment at which all of its quota would be there again, and each request moves it on by its share.
-- Answers {1 or 0 for refused, requests left, microseconds until one is possible, microseconds until all are}.

local key = KEYS[1]
local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])

local moment = now()
local share = window / limit
local full_at = math.max(tonumber(redis.call('GET', key) or 0), moment)
local allowed = full_at + share - moment <= window
if allowed then
  full_at = full_at + share
  redis.call('SET', key, string.format('%.0f', full_at), 'PX', math.ceil((full_at - moment) / 1000))
end
local left = math.floor((window - (full_at - moment)) / share + 0.000001)
local wait = math.max(0, full_at + share - moment - window)
return {allowed and 1 or 0, left, math.ceil(wait), math.ceil(full_at - moment)}
