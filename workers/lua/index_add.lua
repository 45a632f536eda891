-- Appends postings to buckets. APPEND keeps as much again in reserve, so the string is then set to itself, which takes
-- what it needs; of that neither the append-only file nor a replica hears.
for at, bucket in ipairs(KEYS) do
  redis.set_repl(redis.REPL_ALL)
  redis.call('APPEND', bucket, ARGV[at])
  redis.set_repl(redis.REPL_NONE)
  redis.call('SET', bucket, redis.call('GET', bucket))
end
