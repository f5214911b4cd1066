-- Keeps an attachment of a consultation. Run again, it has been done already.
-- KEYS: record, attachments. ARGV: id, the attachment, how many one consultation may have, their life in ms.
local left = redis.call('PTTL', KEYS[1])
if left == -2 then
  return 'MISSING'
end
if redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[3]) and redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then
  return 'FULL'
end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
local life = tonumber(ARGV[4])
redis.call('PEXPIRE', KEYS[2], string.format('%.0f', left >= 0 and math.min(left, life) or life))
return 'KEPT'
