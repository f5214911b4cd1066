-- Moves a timer if it still stands at that time. KEYS: timers. ARGV: name, time in ms, how much later than now in ms.
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if due and tonumber(due) == tonumber(ARGV[2]) then
  local time = redis.call('TIME')
  local later = time[1] * 1000 + math.floor(time[2] / 1000) + tonumber(ARGV[3])
  redis.call('ZADD', KEYS[1], string.format('%.0f', later), ARGV[1])
end
return 'done'
