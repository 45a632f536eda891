-- Forgets numbers of an article under which nothing is written any more. Answers those that are left.
local ids, id = KEYS[1], ARGV[1]
local gone, left = {}, {}
for at = 2, #ARGV do
  gone[ARGV[at]] = true
end
for number in string.gmatch(redis.call('HGET', ids, id) or '', '%d+') do
  if not gone[number] then
    left[#left + 1] = number
  end
end
if #left > 0 then
  redis.call('HSET', ids, id, table.concat(left, ' '))
else
  redis.call('HDEL', ids, id)
end
return table.concat(left, ' ')
