-- Removes a consultation. KEYS: outbox, record and all beside it. ARGV: outbox entry, '' for one that nobody saw.
-- Returns the idempotency key that made it, 'none' without one, or nothing when there was no consultation.
if redis.call('EXISTS', KEYS[2]) == 0 then
  return false
end
local key = redis.call('HGET', KEYS[2], 'idempotency')
for place = 2, #KEYS do
  redis.call('UNLINK', KEYS[place])
end
if ARGV[1] ~= '' then
  redis.call('XADD', KEYS[1], '*', 'entry', ARGV[1])
end
return key or 'none'
