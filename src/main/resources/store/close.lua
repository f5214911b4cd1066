-- Closes a consultation between two turns, if its record is still the one that was read.
-- KEYS: record, turns, messages, chain, outbox. ARGV: record as it was, record, wrapped data key or '', life of a
-- closed one in ms, head the link was made for, link, head with the link, outbox entry.
if redis.call('HGET', KEYS[1], 'record') ~= ARGV[1] then
  return {'changed'}
end
local time = redis.call('TIME')
local claim = redis.call('HMGET', KEYS[1], 'claim', 'until')
if claim[1] and tonumber(claim[2]) > time[1] * 1000 + math.floor(time[2] / 1000) then
  return {'busy'}
end
local head = redis.call('LINDEX', KEYS[4], 0) or ''
if head ~= ARGV[5] then
  return {'moved', head}
end
redis.call('HSET', KEYS[1], 'record', ARGV[2])
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], 'key', ARGV[3])
end
-- A claim that ran out must not commit what it read before the closing.
redis.call('HDEL', KEYS[1], 'claim', 'until')
if head == '' then
  redis.call('RPUSH', KEYS[4], ARGV[7])
else
  redis.call('LSET', KEYS[4], 0, ARGV[7])
end
redis.call('RPUSH', KEYS[4], ARGV[6])
for place = 1, 4 do
  redis.call('PEXPIRE', KEYS[place], ARGV[4])
end
redis.call('XADD', KEYS[5], '*', 'entry', ARGV[8])
return {'done'}
