-- The contacts of a patient key and their times. KEYS: contacts. ARGV: oldest time in ms that counts.
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf', 'WITHSCORES')
