-- What happened after an event, and the turns that it is about. KEYS: record, turns.
-- ARGV: id of the last event that the reader has, '0-0' for none, '' for one that cannot be.
-- Every turn is the same three events, so they are not stored beside it. Their ids are the turn's number and a place in it,
-- so that a channel knows them before the commit answers.
-- Returns known or unknown, the socket that follows, then flat: id, name and turn of each event; number and body of
-- each turn; then the data key.
local record = redis.call('HMGET', KEYS[1], 'record', 'socket', 'key')
if not record[1] then
  return {}
end
local names = {'assessment.updated', 'reply.completed', 'turn.completed'}
local count = redis.call('LLEN', KEYS[2])
local turn, place = string.match(ARGV[1], '^(%d+)-(%d+)$')
turn, place = tonumber(turn), tonumber(place)
local known = ARGV[1] == '0-0' or turn ~= nil and turn > 0 and turn <= count and names[place] ~= nil
local events, turns = {}, {}
if known then
  if turn == 0 or place == #names then
    turn, place = turn + 1, 0
  end
  for at, body in ipairs(redis.call('LRANGE', KEYS[2], turn - 1, -1)) do
    local number = tostring(turn + at - 1)
    for next = (at == 1 and place or 0) + 1, #names do
      events[#events + 1] = number .. '-' .. next
      events[#events + 1] = names[next]
      events[#events + 1] = number
    end
    turns[#turns + 1] = number
    turns[#turns + 1] = body
  end
end
return {known and 'known' or 'unknown', record[2] or '', events, turns, record[3] or ''}
