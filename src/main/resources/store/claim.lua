-- Takes the turn of a message, or says why not.
-- KEYS: record, turns, messages, chain. ARGV: message id, digest of the message, its words, owner token,
-- life of a claim in ms, latest time at which the caller still waits (ms of this server, empty when not known).
-- A script that ran after its caller had given up would hold the turn for nobody, hence the last one.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[6] ~= '' and now > tonumber(ARGV[6]) then
  return {'late', now}
end
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {'missing', now}
end
local seen = redis.call('HGET', KEYS[3], ARGV[1])
if seen then
  local colon = string.find(seen, ':', 1, true)
  if string.sub(seen, 1, colon - 1) ~= ARGV[2] then
    return {'reused', now}
  end
  local number = tonumber(string.sub(seen, colon + 1))
  if number then
    -- A write, so that a WAIT after it is for the turn too, whose own may have failed.
    redis.call('HSET', KEYS[1], 'answered', ARGV[1])
    return {'answered', now, redis.call('LINDEX', KEYS[2], number - 1)}
  end
end
local claim = redis.call('HMGET', KEYS[1], 'claim', 'until')
if claim[1] and claim[1] ~= ARGV[4] and tonumber(claim[2]) > now then
  return {'busy', now}
end
if not seen then
  redis.call('HSET', KEYS[3], ARGV[1], ARGV[2] .. ':', 'words:' .. ARGV[1], ARGV[3])
end
redis.call('HSET', KEYS[1], 'claim', ARGV[4], 'until', string.format('%.0f', now + tonumber(ARGV[5])))
return {'granted', now, redis.call('HGET', KEYS[1], 'record'), redis.call('LINDEX', KEYS[4], 0) or ''}
