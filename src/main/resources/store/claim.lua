-- Takes the turn of a message, or says why not.
-- KEYS: record, turns, messages, chain. ARGV: message id, digests of the message (the first one is stored, any
-- may be met: one for each master key), its words, owner token, life of a claim in ms, latest time at which the caller
-- still waits (ms of this server, empty when not known).
-- A script that ran after its caller had given up would hold the turn for nobody, hence the last one.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[6] ~= '' and now > tonumber(ARGV[6]) then
  return {'late', now}
end
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {'missing', now}
end
local key = redis.call('HGET', KEYS[1], 'key') or ''
local seen = redis.call('HGET', KEYS[3], ARGV[1])
if seen then
  local colon = string.find(seen, ':', 1, true)
  if not string.find(ARGV[2], string.sub(seen, 1, colon - 1), 1, true) then
    return {'reused', now}
  end
  local number = tonumber(string.sub(seen, colon + 1))
  if number then
    -- A write, so that a WAIT after it is for the turn too, whose own may have failed.
    redis.call('HSET', KEYS[1], 'answered', ARGV[1])
    return {'answered', now, redis.call('LINDEX', KEYS[2], number - 1), key, tostring(number)}
  end
end
local claim = redis.call('HMGET', KEYS[1], 'claim', 'until')
if claim[1] and claim[1] ~= ARGV[4] and tonumber(claim[2]) > now then
  return {'busy', now}
end
if not seen then
  local digest = string.match(ARGV[2], '%S+')
  redis.call('HSET', KEYS[3], ARGV[1], digest .. ':', 'words:' .. ARGV[1], ARGV[3])
end
redis.call('HSET', KEYS[1], 'claim', ARGV[4], 'until', string.format('%.0f', now + tonumber(ARGV[5])))
-- Nothing of it ends in the middle of a turn, and the words end with the rest.
local left = redis.call('PTTL', KEYS[1])
if left >= 0 then
  left = math.max(left, 2 * tonumber(ARGV[5]))
  for place = 1, 4 do
    redis.call('PEXPIRE', KEYS[place], string.format('%.0f', left))
  end
end
return {'granted', now, redis.call('HGET', KEYS[1], 'record'), redis.call('LINDEX', KEYS[4], 0) or '', key}
