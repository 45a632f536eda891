-- Takes all postings of one article out of buckets. A posting is `width` bytes and begins with the article's number.
local number, width = ARGV[1], tonumber(ARGV[2])
for _, bucket in ipairs(KEYS) do
  local postings = redis.call('GET', bucket) or ''
  local kept, from, look = {}, 1, 1
  while true do
    local found = string.find(postings, number, look, true)
    if not found then
      break
    elseif (found - 1) % width == 0 then
      kept[#kept + 1] = string.sub(postings, from, found - 1)
      from, look = found + width, found + width
    else
      look = found + 1
    end
  end
  if from > 1 then
    kept[#kept + 1] = string.sub(postings, from)
    postings = table.concat(kept)
    if postings == '' then
      redis.call('DEL', bucket)
    else
      redis.call('SET', bucket, postings)
    end
  end
end
