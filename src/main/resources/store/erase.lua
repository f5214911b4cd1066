-- Removes a consultation; its chain stays and ends with a tombstone.
-- KEYS: chain, record and all beside it. ARGV: head the tombstone was made for, tombstone, head with it, life of what
-- is left in ms; no ARGV removes the chain as well. Returns the idempotency key that made it, '' without one.
local head = redis.call('LINDEX', KEYS[1], 0) or ''
if head ~= '' and head == ARGV[3] then
  return {'done', ''}
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  return {'missing'}
end
if #ARGV > 0 then
  if head ~= ARGV[1] then
    return {'moved', head}
  end
  if head == '' then
    redis.call('RPUSH', KEYS[1], ARGV[3], ARGV[2])
  else
    redis.call('LSET', KEYS[1], 0, ARGV[3])
    redis.call('RPUSH', KEYS[1], ARGV[2])
  end
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
else
  redis.call('UNLINK', KEYS[1])
end
local key = redis.call('HGET', KEYS[2], 'idempotency')
redis.call('UNLINK', unpack(KEYS, 2))
return {'done', key or ''}
