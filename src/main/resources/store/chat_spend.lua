-- Counts a message pushed to a person. KEYS: person. ARGV: now in ms, how many are allowed after each message of the
-- person, for how long in ms.
local person = redis.call('HMGET', KEYS[1], 'at', 'sent')
if not person[1] or tonumber(ARGV[1]) - tonumber(person[1]) > tonumber(ARGV[3]) or tonumber(person[2]) >= tonumber(ARGV[2]) then
  return 0
end
redis.call('HINCRBY', KEYS[1], 'sent', 1)
return 1
