-- The next entries of a partition for a follower, if its lease is free or the caller's.
-- KEYS: outbox, places, lease. ARGV: follower, owner, life of a lease in ms, how many entries.
local held = redis.call('GET', KEYS[3])
if held and held ~= ARGV[2] then
  return false
end
redis.call('SET', KEYS[3], ARGV[2], 'PX', ARGV[3])
local place = redis.call('HGET', KEYS[2], ARGV[1])
return redis.call('XRANGE', KEYS[1], place and '(' .. place or '-', '+', 'COUNT', ARGV[4])
