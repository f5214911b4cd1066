-- The record of a consultation and its data key as they are stored. KEYS: record.
local record = redis.call('HGET', KEYS[1], 'record')
if not record then
  return {}
end
return {record, redis.call('HGET', KEYS[1], 'key') or ''}
