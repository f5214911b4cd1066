-- Notes the newest socket of a consultation. KEYS: record. ARGV: socket.
if redis.call('HEXISTS', KEYS[1], 'record') == 1 then
  redis.call('HSET', KEYS[1], 'socket', ARGV[1])
end
return 'done'
