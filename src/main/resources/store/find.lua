-- The record and its turns, of one moment. KEYS: record, turns.
local record = redis.call('HGET', KEYS[1], 'record')
if not record then
  return {}
end
return {record, redis.call('LRANGE', KEYS[2], 0, -1)}
