-- Writes a turn and all that belongs to it, if the caller still owns it.
-- KEYS: record, turns, messages, events, audit, outbox, timers. ARGV: owner token, number of the turn, record, turn,
-- message id, audit entry, outbox entry, then for each timer its time in ms (empty takes it off) and its name.
-- A repeat of a commit whose answer was lost is done already.
local now = redis.call('HMGET', KEYS[1], 'claim', 'turns', 'committed')
if now[3] == ARGV[1] then
  return 'done'
end
local number = tonumber(ARGV[2])
if now[1] ~= ARGV[1] or tonumber(now[2]) ~= number - 1 then
  return 'lost'
end
redis.call('HSET', KEYS[1], 'record', ARGV[3], 'turns', ARGV[2], 'committed', ARGV[1])
redis.call('HDEL', KEYS[1], 'claim', 'until')
redis.call('RPUSH', KEYS[2], ARGV[4])
redis.call('HSET', KEYS[3], ARGV[5], redis.call('HGET', KEYS[3], ARGV[5]) .. ARGV[2])
redis.call('HDEL', KEYS[3], 'words:' .. ARGV[5])
-- The ids are the turn's number and a place in it, so that a channel knows them before the commit answers.
local events = {'assessment.updated', 'reply.completed', 'turn.completed'}
for place, event in ipairs(events) do
  redis.call('XADD', KEYS[4], number .. '-' .. place, 'event', event, 'turn', ARGV[2])
end
redis.call('RPUSH', KEYS[5], ARGV[6])
redis.call('XADD', KEYS[6], '*', 'entry', ARGV[7])
for place = 8, #ARGV, 2 do
  if ARGV[place] == '' then
    redis.call('ZREM', KEYS[7], ARGV[place + 1])
  else
    redis.call('ZADD', KEYS[7], ARGV[place], ARGV[place + 1])
  end
end
return 'done'
