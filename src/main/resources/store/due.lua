-- The timers whose time has come by this server's clock, oldest first, each with its time in ms; none while another reader
-- has the lease. Without any nothing is written. KEYS: timers, lease. ARGV: how many at most, reader, life of a lease in ms.
local time = redis.call('TIME')
local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'WITHSCORES', 'LIMIT', 0, ARGV[1])
if #due == 0 then
  return due
end
local held = redis.call('GET', KEYS[2])
if held and held ~= ARGV[2] then
  return {}
end
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
return due
