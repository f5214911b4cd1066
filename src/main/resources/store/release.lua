-- Gives a claim back, if it is still the caller's. KEYS: record. ARGV: owner token.
if redis.call('HGET', KEYS[1], 'claim') == ARGV[1] then
  redis.call('HDEL', KEYS[1], 'claim', 'until')
end
return 'done'
