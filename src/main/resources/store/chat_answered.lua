-- Keeps how a message was answered and where its person stands. KEYS: person, message. ARGV: thread, consultation, what was
-- given, last turn seen or '-1', '1' while the question for help is open, '1' when told about consent, what is still to say,
-- life of the person and of the message in ms.
redis.call('HSET', KEYS[2], 'thread', ARGV[1], 'given', ARGV[3])
redis.call('HDEL', KEYS[2], 'words')
redis.call('PEXPIRE', KEYS[2], ARGV[9])
if ARGV[6] == '1' then
  redis.call('HSET', KEYS[1], 'consented', '1')
end
local thread = redis.call('HMGET', KEYS[1], 'thread', 'delivered')
if thread[1] == ARGV[1] then
  local seen = math.max(tonumber(thread[2]), tonumber(ARGV[4]))
  redis.call('HSET', KEYS[1], 'consultation', ARGV[2], 'delivered', seen, 'asked', ARGV[5], 'more', ARGV[7])
  redis.call('HDEL', KEYS[1], 'previous')
end
redis.call('PEXPIRE', KEYS[1], ARGV[8])
return 'done'
