-- The day of the server that holds this key, counted from 1970.
return math.floor(redis.call('TIME')[1] / 86400)
