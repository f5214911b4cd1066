-- Keeps a new consultation. KEYS: record. ARGV: record, idempotency key or ''.
redis.call('HSET', KEYS[1], 'record', ARGV[1], 'turns', '0')
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[1], 'idempotency', ARGV[2])
end
return 'done'
