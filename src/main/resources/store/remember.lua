-- Which consultation an idempotency key made: the first one, unless that one is gone.
-- KEYS: idempotency key. ARGV: id of the new consultation, id of one that is known to be gone or '', life in seconds.
local first = redis.call('GET', KEYS[1])
if first and first ~= ARGV[2] then
  return first
end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[3])
return ARGV[1]
