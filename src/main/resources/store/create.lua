-- Keeps a new consultation. KEYS: record, outbox. ARGV: record, idempotency key or '', outbox entry.
-- Run again, it has been done already.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 'done'
end
redis.call('HSET', KEYS[1], 'record', ARGV[1], 'turns', '0')
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[1], 'idempotency', ARGV[2])
end
redis.call('XADD', KEYS[2], '*', 'entry', ARGV[3])
return 'done'
