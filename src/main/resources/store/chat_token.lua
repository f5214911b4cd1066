-- Reads an access token, or keeps one. KEYS: token. ARGV: none to read; else the token ('' forgets it) and its life in ms.
if #ARGV == 0 then
  return redis.call('GET', KEYS[1]) or ''
end
if ARGV[1] == '' then
  redis.call('DEL', KEYS[1])
else
  redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
end
return ARGV[1]
