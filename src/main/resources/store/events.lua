-- What happened after an event, and the turns that it is about. KEYS: record, turns, events.
-- ARGV: id of the last event that the reader has, '0-0' for none, '' for one that cannot be.
-- Returns known or unknown, the socket that follows, then flat: id, name and turn of each event; number and body of
-- each turn; then the data key.
local record = redis.call('HMGET', KEYS[1], 'record', 'socket', 'key')
if not record[1] then
  return {}
end
local known = ARGV[1] == '0-0' or ARGV[1] ~= '' and #redis.call('XRANGE', KEYS[3], ARGV[1], ARGV[1]) == 1
local events, turns, seen = {}, {}, {}
if known then
  for _, entry in ipairs(redis.call('XRANGE', KEYS[3], '(' .. ARGV[1], '+')) do
    local name, number = entry[2][2], entry[2][4]
    events[#events + 1] = entry[1]
    events[#events + 1] = name
    events[#events + 1] = number
    if not seen[number] then
      seen[number] = true
      turns[#turns + 1] = number
      turns[#turns + 1] = redis.call('LINDEX', KEYS[2], number - 1)
    end
  end
end
return {known and 'known' or 'unknown', record[2] or '', events, turns, record[3] or ''}
