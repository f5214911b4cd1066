-- Removes what a person's memory holds of a consultation. KEYS: person, address, burst. ARGV: consultation.
local flat = redis.call('HGETALL', KEYS[1])
local others = false
for at = 1, #flat, 2 do
  if string.sub(flat[at], 1, 3) == 'of:' then
    if string.match(flat[at + 1], '^%S* (%S*)') == ARGV[1] then
      redis.call('HDEL', KEYS[1], flat[at])
    else
      others = true
    end
  end
end
if redis.call('HGET', KEYS[1], 'previous') == ARGV[1] then
  redis.call('HDEL', KEYS[1], 'previous')
end
if redis.call('HGET', KEYS[1], 'consultation') == ARGV[1] then
  redis.call('UNLINK', KEYS[2], KEYS[3])
  if others then
    redis.call('HDEL', KEYS[1], 'thread', 'consultation', 'delivered', 'asked', 'more', 'at', 'sent', 'last')
  else
    redis.call('UNLINK', KEYS[1])
  end
end
return 'done'
