-- Moves a message to the thread of another patient, if it and its person are still in the one named.
-- KEYS: person, message. ARGV: thread, now in ms, silence that ends a thread in ms, message id, patient left, patient meant
-- (both '' for a new thread whatever was before).
local now = redis.call('HMGET', KEYS[1], 'thread', 'consultation', 'delivered')
if now[1] ~= ARGV[1] or redis.call('HGET', KEYS[2], 'thread') ~= ARGV[1] then
  return 'moved'
end
local thread, consultation, delivered = ARGV[4] .. '+', '', '-1'
if ARGV[5] ~= '' then
  redis.call('HSET', KEYS[1], 'of:' .. ARGV[5], table.concat({now[1], now[2] or '', now[3], ARGV[2]}, ' '))
end
local known = ARGV[6] ~= '' and redis.call('HGET', KEYS[1], 'of:' .. ARGV[6])
if known then
  local t, c, d, at = string.match(known, '^(%S*) (%S*) (%S*) (%S*)$')
  if tonumber(ARGV[2]) - tonumber(at) <= tonumber(ARGV[3]) then
    thread, consultation, delivered = t, c, d
  end
end
redis.call('HDEL', KEYS[1], 'asked', 'more')
redis.call('HSET', KEYS[1], 'thread', thread, 'consultation', consultation, 'delivered', delivered, 'previous', now[2] or '')
redis.call('HSET', KEYS[2], 'thread', thread)
return 'done'
