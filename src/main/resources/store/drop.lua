-- Takes a timer off if it still stands at that time. KEYS: timers. ARGV: name, time in ms.
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if due and tonumber(due) == tonumber(ARGV[2]) then
  redis.call('ZREM', KEYS[1], ARGV[1])
end
return 'done'
