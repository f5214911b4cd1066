-- The record, its data key and its turns, of one moment. KEYS: record, turns.
local record = redis.call('HGET', KEYS[1], 'record')
if not record then
  return {}
end
return {record, redis.call('HGET', KEYS[1], 'key') or '', redis.call('LRANGE', KEYS[2], 0, -1)}
