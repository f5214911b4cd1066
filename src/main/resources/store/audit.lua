-- Adds to the trail of a consultation. KEYS: audit. ARGV: entry.
redis.call('RPUSH', KEYS[1], ARGV[1])
return 'done'
