-- Opens a share code, once and in time. KEYS: share. Gives what it opens, 'spent' or 'unknown'.
local found = redis.call('HMGET', KEYS[1], 'opens', 'until')
if not found[2] then
  return 'unknown'
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HDEL', KEYS[1], 'opens')
if not found[1] or now > tonumber(found[2]) then
  return 'spent'
end
return found[1]
