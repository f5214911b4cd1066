-- Writes where a consultation stands in its tenant's queue, unless something newer was written.
-- KEYS: order, entries, times, version. ARGV: id, number of its turn, place (empty: it has none any more), entry, how
-- long it is kept without a turn in ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local old = redis.call('HGET', KEYS[2], ARGV[1])
if old and tonumber(string.match(old, '^%d+')) > tonumber(ARGV[2]) then
  return 'older'
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2] .. ' ' .. ARGV[4])
redis.call('ZADD', KEYS[3], now, ARGV[1])
if ARGV[3] == '' then
  redis.call('ZREM', KEYS[1], ARGV[1])
else
  redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
end
local oldest = string.format('%.0f', now - tonumber(ARGV[5]))
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', oldest, 'LIMIT', 0, 100)) do
  redis.call('HDEL', KEYS[2], gone)
  redis.call('ZREM', KEYS[1], gone)
  redis.call('ZREM', KEYS[3], gone)
end
redis.call('INCR', KEYS[4])
return 'done'
