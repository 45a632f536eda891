-- Drops from buckets the postings of articles numbered below `least`, which have expired, and those of fingerprints that
-- too many articles share (`rests`: for each bucket the two bytes of each, one after the other). Answers the bytes freed.
local least, width = tonumber(ARGV[1]), tonumber(ARGV[2])
local freed = 0
for at, bucket in ipairs(KEYS) do
  local postings, rests = redis.call('GET', bucket) or '', {}
  for rest in string.gmatch(ARGV[2 + at], '..') do
    rests[rest] = true
  end
  local kept, from = {}, 1
  for posting = 1, #postings, width do
    local number, rest = struct.unpack('<I4c2', postings, posting)
    if number < least or rests[rest] then
      kept[#kept + 1] = string.sub(postings, from, posting - 1)
      from = posting + width
    end
  end
  if from > 1 then
    kept[#kept + 1] = string.sub(postings, from)
    local left = table.concat(kept)
    freed = freed + #postings - #left
    if left == '' then
      redis.call('DEL', bucket)
    else
      redis.call('SET', bucket, left)
    end
  end
end
return freed
