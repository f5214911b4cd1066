-- A tenant's queue, first to be seen first, if it has changed. KEYS: order, entries, times, version.
-- ARGV: version the caller has, most entries. Returns the version, then the entries; the version alone when it is the same.
local version = redis.call('GET', KEYS[4]) or '0'
if version == ARGV[1] then
  return {version}
end
local answer = {version, tostring(redis.call('ZCARD', KEYS[1]))}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[2]) - 1)) do
  local entry = redis.call('HGET', KEYS[2], id)
  if entry then
    answer[#answer + 1] = string.sub(entry, string.find(entry, ' ', 1, true) + 1)
  end
end
return answer
