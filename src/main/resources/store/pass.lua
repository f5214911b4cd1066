-- Moves a follower on, if the lease is still the caller's.
-- KEYS: places, lease. ARGV: follower, owner, life of a lease in ms, place of the entry that was taken.
if redis.call('GET', KEYS[2]) ~= ARGV[2] then
  return 0
end
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[4])
return 1
