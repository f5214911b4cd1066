-- Counts one request of a bucket by the generic cell rate algorithm; 0, or the milliseconds until there is room.
-- KEYS: bucket. ARGV: microseconds between two requests in the long run, how many may come at once.
-- The bucket holds the time at which it would be empty again, in microseconds of this server.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval = tonumber(ARGV[1])
local empty = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
local room = empty + interval - tonumber(ARGV[2]) * interval
if room > now then
  return math.ceil((room - now) / 1000)
end
redis.call('SET', KEYS[1], string.format('%.0f', empty + interval), 'PX', math.ceil((empty + interval - now) / 1000))
return 0
