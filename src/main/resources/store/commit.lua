-- Writes a turn and all that belongs to it, if the caller still owns it.
-- KEYS: record, turns, messages, chain, outbox, timers. ARGV: owner token, number of the turn, record, turn,
-- message id, wrapped data key or '', life in ms, head the link was made for, link, head with the link, outbox entry, then
-- for each timer its time in ms (empty takes it off) and its name. A repeat of a commit whose answer was lost is done
-- already; where someone's reading was recorded since the claim, the head has moved and the link is to be made anew.
local now = redis.call('HMGET', KEYS[1], 'claim', 'turns', 'committed')
if now[3] == ARGV[1] then
  return {'done'}
end
local number = tonumber(ARGV[2])
if now[1] ~= ARGV[1] or tonumber(now[2]) ~= number - 1 then
  return {'lost'}
end
local head = redis.call('LINDEX', KEYS[4], 0) or ''
if head ~= ARGV[8] then
  return {'moved', head}
end
redis.call('HSET', KEYS[1], 'record', ARGV[3], 'turns', ARGV[2], 'committed', ARGV[1])
if ARGV[6] ~= '' then
  redis.call('HSET', KEYS[1], 'key', ARGV[6])
end
redis.call('HDEL', KEYS[1], 'claim', 'until')
redis.call('RPUSH', KEYS[2], ARGV[4])
redis.call('HSET', KEYS[3], ARGV[5], redis.call('HGET', KEYS[3], ARGV[5]) .. ARGV[2])
redis.call('HDEL', KEYS[3], 'words:' .. ARGV[5])
if head == '' then
  redis.call('RPUSH', KEYS[4], ARGV[10])
else
  redis.call('LSET', KEYS[4], 0, ARGV[10])
end
redis.call('RPUSH', KEYS[4], ARGV[9])
for place = 1, 4 do
  redis.call('PEXPIRE', KEYS[place], ARGV[7])
end
redis.call('XADD', KEYS[5], '*', 'entry', ARGV[11])
for place = 12, #ARGV, 2 do
  if ARGV[place] == '' then
    redis.call('ZREM', KEYS[6], ARGV[place + 1])
  else
    redis.call('ZADD', KEYS[6], ARGV[place], ARGV[place + 1])
  end
end
return {'done'}
