-- Removes a consultation; its chain stays and ends with a tombstone.
-- KEYS: outbox, chain, record and all beside it. ARGV: head the tombstone was made for, tombstone, head with it, life of
-- what is left in ms, outbox entry; no ARGV removes one that nobody saw, chain and all.
-- Returns the idempotency key that made it, '' without one. Run again, it has been done already.
local head = redis.call('LINDEX', KEYS[2], 0) or ''
if head ~= '' and head == ARGV[3] then
  return {'done', ''}
end
if redis.call('EXISTS', KEYS[3]) == 0 then
  return {'missing'}
end
if #ARGV > 0 then
  if head ~= ARGV[1] then
    return {'moved', head}
  end
  if head == '' then
    redis.call('RPUSH', KEYS[2], ARGV[3], ARGV[2])
  else
    redis.call('LSET', KEYS[2], 0, ARGV[3])
    redis.call('RPUSH', KEYS[2], ARGV[2])
  end
  redis.call('PEXPIRE', KEYS[2], ARGV[4])
  redis.call('XADD', KEYS[1], '*', 'entry', ARGV[5])
else
  redis.call('UNLINK', KEYS[2])
end
local key = redis.call('HGET', KEYS[3], 'idempotency')
for place = 3, #KEYS do
  redis.call('UNLINK', KEYS[place])
end
return {'done', key or ''}
