-- Adds to the chain of a consultation. KEYS: record, chain. ARGV: head the link was made for, link, head with the link.
-- The chain is a list: its sealed head first, then the links, oldest first.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {'missing'}
end
local head = redis.call('LINDEX', KEYS[2], 0) or ''
if head ~= ARGV[1] then
  return {'moved', head}
end
if head == '' then
  redis.call('RPUSH', KEYS[2], ARGV[3], ARGV[2])
else
  redis.call('LSET', KEYS[2], 0, ARGV[3])
  redis.call('RPUSH', KEYS[2], ARGV[2])
end
return {'done'}
