-- Drops what nobody waits for; returns how many entries are left. A follower that is configured holds what it has not
-- taken, however old; one that is not any more holds it as long as entries are kept for nobody.
-- KEYS: outbox, places. ARGV: how long that is in ms, how many are kept for nobody, names of the followers.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return 0
end
local function parts(id)
  local dash = string.find(id, '-', 1, true)
  return tonumber(string.sub(id, 1, dash - 1)), tonumber(string.sub(id, dash + 1))
end
local time = redis.call('TIME')
local oldest = time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(ARGV[1])
local ms, seq = nil, nil
local function holds(at, place)
  if not ms or at < ms or (at == ms and place < seq) then
    ms, seq = at, place
  end
end
local places = {}
local flat = redis.call('HGETALL', KEYS[2])
for at = 1, #flat, 2 do
  places[flat[at]] = flat[at + 1]
end
for at = 3, #ARGV do
  local at_ms, at_seq = parts(places[ARGV[at]] or '0-0')
  holds(at_ms, at_seq + 1)
  places[ARGV[at]] = nil
end
for _, place in pairs(places) do
  local at_ms, at_seq = parts(place)
  if at_ms >= oldest then
    holds(at_ms, at_seq + 1)
  end
end
if #ARGV == 2 then
  holds(oldest, 0)
  redis.call('XTRIM', KEYS[1], 'MAXLEN', ARGV[2])
end
redis.call('XTRIM', KEYS[1], 'MINID', string.format('%.0f-%.0f', ms, seq))
return redis.call('XLEN', KEYS[1])
