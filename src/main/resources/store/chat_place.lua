-- Puts a message into the thread of its person, once. KEYS: person, message, burst, address.
-- ARGV: now in ms, silence that ends a thread in ms, life of the person and of the message in ms, message id, its words
-- with their order or '', '1' for a new thread in any case, the person's address or '', its life in ms.
if redis.call('EXISTS', KEYS[2]) == 0 then
  local old = redis.call('HMGET', KEYS[1], 'thread', 'at', 'consultation', 'previous', 'asked')
  local open = old[1] and tonumber(ARGV[1]) - tonumber(old[2]) <= tonumber(ARGV[2])
  -- Who starts over while the question for help is open is in a new thread already.
  if not open or (ARGV[7] == '1' and old[5] ~= '1') then
    redis.call('HDEL', KEYS[1], 'consultation', 'asked', 'more')
    redis.call('HSET', KEYS[1], 'thread', ARGV[5], 'delivered', '-1', 'previous', old[3] or old[4] or '')
  end
  redis.call('HSET', KEYS[1], 'at', ARGV[1], 'sent', '0', 'last', ARGV[5])
  redis.call('HSET', KEYS[2], 'thread', redis.call('HGET', KEYS[1], 'thread'))
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  redis.call('PEXPIRE', KEYS[2], ARGV[4])
  if ARGV[8] ~= '' then
    redis.call('SET', KEYS[4], ARGV[8], 'PX', ARGV[9])
  end
  if ARGV[6] ~= '' then
    redis.call('RPUSH', KEYS[3], ARGV[6])
    redis.call('PEXPIRE', KEYS[3], 300000)
  end
end
local message = redis.call('HMGET', KEYS[2], 'thread', 'given', 'carried')
local person = redis.call('HMGET', KEYS[1], 'thread', 'consultation', 'previous', 'delivered', 'asked', 'consented', 'more')
if person[1] ~= message[1] then
  -- A late repeat: its thread is known by name only.
  person = {message[1], '', '', '0', '', person[6], ''}
end
local place = {message[1], message[2] or '', message[3] or ''}
for field = 2, 7 do
  place[field + 2] = person[field] or ''
end
return place
