-- Removes a consultation. KEYS: record and all beside it. Returns the idempotency key that made it, 'none' without
-- one, or nothing when there was no consultation.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return false
end
local key = redis.call('HGET', KEYS[1], 'idempotency')
redis.call('UNLINK', unpack(KEYS))
return key or 'none'
