-- Keeps a contact and drops those too old to count. KEYS: contacts. ARGV: contact, its time in ms, life in ms.
local last = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not last or tonumber(last) < tonumber(ARGV[2]) then
  redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', tonumber(ARGV[2]) - tonumber(ARGV[3])))
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 'done'
