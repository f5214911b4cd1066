-- Keeps a new consultation. Run again, it has been done already.
-- KEYS: record, chain, outbox. ARGV: record, idempotency key or '', wrapped data key or '', life in ms, first link of its
-- chain, head, outbox entry.
if redis.call('EXISTS', KEYS[1]) == 1 then
  return 'done'
end
redis.call('HSET', KEYS[1], 'record', ARGV[1], 'turns', '0')
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[1], 'idempotency', ARGV[2])
end
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], 'key', ARGV[3])
end
redis.call('RPUSH', KEYS[2], ARGV[6], ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('XADD', KEYS[3], '*', 'entry', ARGV[7])
return 'done'
